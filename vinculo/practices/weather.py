"""How a relationship goes right now."""

from dataclasses import dataclass
from typing import Any

from vinculo.practices.practice import Moment
from vinculo.practices.relationship import Relationship


@dataclass(frozen=True, slots=True)
class WeatherFacts:
    weather: str
    health: int | None = None
    trend: int = 0
    reasons: tuple[dict[str, Any], ...] = ()


def weather(relationship: Relationship, now: Moment) -> WeatherFacts:
    return WeatherFacts("")
