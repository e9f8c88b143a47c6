"""Where a relationship is in its year."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from vinculo.practices.practice import Moment
from vinculo.practices.relationship import Relationship


@dataclass(frozen=True, slots=True)
class SeasonFacts:
    season: str
    since_on: date | None
    reasons: tuple[dict[str, Any], ...] = ()


def season(relationship: Relationship, now: Moment) -> SeasonFacts:
    return SeasonFacts("summer" if relationship.running_projects else "winter", None)
