"""What worries us, what is on fire, what they are unhappy about."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from vinculo.practices.facts.moments import upto


@dataclass(frozen=True, slots=True)
class FlagFacts:
    """reviews: when somebody looked, and the day of the next look they set. The first day is not kept by itself."""

    id: int
    what: str
    project_id: int
    raised_at: datetime
    weight: str = "watch"
    owner_id: int | None = None
    review_on: date | None = None
    lowered_at: datetime | None = None
    reviews: tuple[tuple[datetime, date | None], ...] = ()

    @property
    def ref(self) -> str:
        return f"flag:{self.id}"

    @property
    def is_open(self) -> bool:
        return self.lowered_at is None

    def as_known_at(self, at: datetime) -> Self | None:
        if self.raised_at > at:
            return None
        then = tuple(review for review in self.reviews if review[0] <= at)
        review_on = self.review_on
        if len(then) < len(self.reviews):
            review_on = max(then, key=lambda review: review[0])[1] if then else None
        return replace(self, lowered_at=upto(self.lowered_at, at), review_on=review_on, reviews=then)


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """swarm_at: when the first person was named. reports: the days told of, and when they were told."""

    id: int
    what: str
    began_at: datetime
    project_id: int | None = None
    by_id: int | None = None
    over_at: datetime | None = None
    swarm_at: datetime | None = None
    reports: tuple[tuple[date, datetime], ...] = ()

    @property
    def ref(self) -> str:
        return f"incident:{self.id}"

    @property
    def is_open(self) -> bool:
        return self.over_at is None

    def as_known_at(self, at: datetime) -> Self | None:
        if self.began_at > at:
            return None
        return replace(
            self,
            over_at=upto(self.over_at, at),
            swarm_at=upto(self.swarm_at, at),
            reports=tuple(report for report in self.reports if report[1] <= at),
        )


@dataclass(frozen=True, slots=True)
class ComplaintFacts:
    id: int
    text: str
    at: datetime
    project_id: int | None = None
    contact_id: int | None = None
    resolved_at: datetime | None = None
    owner_id: int | None = None
    thanked_at: datetime | None = None
    found_at: datetime | None = None
    followed_up_at: datetime | None = None

    @property
    def ref(self) -> str:
        return f"complaint:{self.id}"

    @property
    def is_open(self) -> bool:
        return self.resolved_at is None

    def as_known_at(self, at: datetime) -> Self | None:
        if self.at > at:
            return None
        return replace(
            self,
            thanked_at=upto(self.thanked_at, at),
            found_at=upto(self.found_at, at),
            resolved_at=upto(self.resolved_at, at),
            followed_up_at=upto(self.followed_up_at, at),
        )
