"""How it goes with a client: the reasons, health over a year, and every change of season and weather."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.clients.models import Client
from vinculo.desk.clients.found import client_of
from vinculo.desk.clients.summary.sky import Why, sky, whys
from vinculo.desk.clients.tabs import tabs
from vinculo.desk.team_only import team_only
from vinculo.practices.models import HealthDay, SeasonChoice, StandingEvent, WeatherChoice
from vinculo.practices.season import season_sentence
from vinculo.web import dates
from vinculo.web.glyphs import SEASONS, SKIES

YEAR = timedelta(days=365)
MOST = 40  # changes, and settings by hand of each kind


@dataclass(frozen=True, slots=True)
class Turn:
    """A change, or something set by hand, in words."""

    at: datetime
    glyph: str
    what: str
    why: list[Why]
    by: str


@require_safe
@team_only
def page(request: Any, pk: int) -> HttpResponse:
    client, today = client_of(request, pk), timezone.localdate()
    points = health_of(client, today - YEAR)
    context = {
        "client": client,
        "tabs": tabs(client, ""),
        "sky": sky(client, request.user, today),
        "points": points,
        "starts_on": max(today - YEAR, points[0][0]) if points else today,
        "today": today,
        "turns": turns_of(client, today),
        "may_change": True,
    }
    return render(request, "clients/how_it_goes.html", context)


def health_of(client: Client, since: date) -> list[tuple[date, int | None]]:
    """(day, health from then on), oldest first; the last before `since` too."""
    days = HealthDay.objects.filter(client=client).order_by("-on").values_list("on", "health")
    found: list[tuple[date, int | None]] = []
    for on, health in days[: YEAR.days + 1]:
        found.append((on, health))
        if on <= since:
            break
    return found[::-1]


def turns_of(client: Client, today: date) -> list[Turn]:
    """Changes of season and weather, and what was set by hand and taken back, newest first."""
    events = StandingEvent.objects.filter(client=client).select_related("by").order_by("-at", "-pk")[:MOST]
    turns = [_turn(event, today) for event in events]
    for model, kind in ((SeasonChoice, "season"), (WeatherChoice, "weather")):
        made: Any = model.objects.filter(client=client).select_related("by", "ended_by").order_by("-at", "-pk")[:MOST]
        turns += [turn for choice in made for turn in _set_by_hand(choice, getattr(choice, kind), today)]
    return sorted(turns, key=lambda turn: turn.at, reverse=True)


def _turn(event: StandingEvent, today: date) -> Turn:
    if event.kind == "season":
        told = [season_sentence(because, today) for because in event.reasons]
        why = [Why(text, "", "") for text in told if text]
    else:
        why = whys(event.reasons, event.client_id, today)
    words = {"before": word_of(event.before), "after": word_of(event.after)}
    return Turn(event.at, glyph_of(event.after), _("%(before)s to %(after)s") % words, why, _name(event.by))


def _set_by_hand(choice: Any, value: str, today: date) -> Iterable[Turn]:
    if choice.until_on:
        what = _("%(value)s, set by hand until %(day)s") % {
            "value": word_of(value), "day": dates.day(choice.until_on, today),
        }  # fmt: skip
    else:
        what = _("%(value)s, set by hand") % {"value": word_of(value)}
    yield Turn(choice.at, "pencil-line", what, [Why(choice.reason, "", "")], _name(choice.by))
    if choice.ended_at:
        said = _("No longer set by hand: %(value)s") % {"value": word_of(value)}
        yield Turn(choice.ended_at, "undo-2", said, [], _name(choice.ended_by))


def word_of(value: str) -> str:
    if value in SEASONS:
        return str(SEASONS[value])
    return str(SKIES[value][1]) if value in SKIES else _("not enough known")


def glyph_of(value: str) -> str:
    return SKIES[value][0] if value in SKIES else value if value in SEASONS else "circle-dashed"


def _name(person: Any) -> str:
    return person.name if person else ""
