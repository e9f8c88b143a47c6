"""Season and weather with their reasons first and the number last."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.clients.models import Client
from vinculo.people.models import Person
from vinculo.practices.season import season_sentence
from vinculo.practices.weather import weather_sentence

# Where the facts are that a reason names, by the kind in its reference.
ADDRESSES = {
    "promise": "/promises/{pk}/",
    "question": "/questions/{pk}/",
    "interaction": "/log/{pk}/",
    "project": "/projects/{pk}/",
    "news": "/news/{pk}/",
    "complaint": "/complaints/{pk}/",
    "incident": "/incidents/{pk}/",
    "flag": "/flags/{pk}/",
    "invoice": "/invoices/{pk}/",
    "feedback": "/clients/{client}/feedback/",
    "client": "/clients/{client}/conversations/",
}


@dataclass(frozen=True, slots=True)
class Why:
    """A fact that cost points, where it is, and how many in words ("" for what costs none)."""

    text: str
    address: str
    cost: str


@dataclass(frozen=True, slots=True)
class Sky:
    season: str
    season_why: list[str]
    by_hand: bool
    weather: str
    weather_why: list[Why]
    weather_by_hand: bool
    points: str


def sky(client: Client, person: Person, today: date) -> Sky | None:
    """
    None until the engine has looked at the client for the first time. Guests are told the season only: reasons speak
    of the whole relationship.
    """
    standing: Any = getattr(client, "standing", None)
    if standing is None:
        return None
    if person.is_guest:
        return Sky(standing.season, [], standing.season_by_hand, "", [], False, "")
    return Sky(
        season=standing.season,
        season_why=_texts(season_sentence, standing.season_reasons, today),
        by_hand=standing.season_by_hand,
        weather=standing.weather,
        weather_why=whys(standing.weather_reasons, client.pk, today),
        weather_by_hand=standing.weather_by_hand,
        points=_points(standing.health, standing.trend),
    )


def whys(reasons: Iterable[dict[str, Any]], client_id: int, today: date) -> list[Why]:
    """Stored reasons of a weather as sentences with links, most costly first, as they were stored."""
    told = [(weather_sentence(because, today), because) for because in reasons]
    return [
        Why(text, address_of(because.get("ref", ""), client_id), _cost(because.get("points")))
        for text, because in told
        if text
    ]


def address_of(ref: str, client_id: int) -> str:
    """Where a fact of a client like "promise:12" is; "" if it has no page."""
    kind, _colon, pk = ref.partition(":")
    is_known = kind in ADDRESSES and pk.isascii() and pk.isdigit()
    return ADDRESSES[kind].format(pk=pk, client=client_id) if is_known else ""


def _cost(points: int | None) -> str:
    return ngettext("%(points)d point", "%(points)d points", points) % {"points": points} if points else ""


def _texts(sentence: Callable[..., str], reasons: Iterable[dict[str, Any]], today: date) -> list[str]:
    texts = [sentence(because, today) for because in reasons]
    return [text for text in texts if text]


def _points(health: int | None, trend: int) -> str:
    if health is None:
        return ""
    if not trend:
        return _("%(points)d of 100") % {"points": health}
    said = _("%(points)d of 100, %(change)+d in a month") % {"points": health, "change": trend}
    return said.replace(" -", " \N{MINUS SIGN}")
