"""Season and weather with their reasons first and the number last."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from vinculo.clients.models import Client
from vinculo.practices.season import season_sentence
from vinculo.practices.weather import weather_sentence


@dataclass(frozen=True, slots=True)
class Sky:
    season: str
    season_why: list[str]
    by_hand: bool
    weather: str
    weather_why: list[str]
    points: str


def sky(client: Client, today: date) -> Sky | None:
    """None until the engine has looked at the client for the first time."""
    standing: Any = getattr(client, "standing", None)
    if standing is None:
        return None
    return Sky(
        season=standing.season,
        season_why=_texts(season_sentence, standing.season_reasons, today),
        by_hand=standing.season_by_hand,
        weather=standing.weather,
        weather_why=_texts(weather_sentence, standing.weather_reasons, today),
        points=_points(standing.health, standing.trend),
    )


def _texts(sentence: Callable[..., str], reasons: Iterable[dict[str, Any]], today: date) -> list[str]:
    texts = [sentence(because, today) for because in reasons]
    return [text for text in texts if text]


def _points(health: int | None, trend: int) -> str:
    if health is None:
        return ""
    if not trend:
        return _("%(points)d of 100") % {"points": health}
    return _("%(points)d of 100, %(change)+d in a month") % {"points": health, "change": trend}
