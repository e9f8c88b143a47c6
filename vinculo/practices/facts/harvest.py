"""How work ends and what stays of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from vinculo.practices.facts.moments import until, upto


@dataclass(frozen=True, slots=True)
class ClosingFacts:
    """When a celebration or a next step was written down is not on record: since the closing was started."""

    started_at: datetime
    accepted_on: date | None = None
    celebration: str = ""
    celebrated_on: date | None = None
    next_step: str = ""
    last_word_at: datetime | None = None

    @property
    def has_celebration(self) -> bool:
        return bool(self.celebration.strip()) or self.celebrated_on is not None

    def as_known_at(self, at: datetime) -> Self | None:
        if self.started_at > at:
            return None
        return replace(
            self,
            accepted_on=until(self.accepted_on, at),
            celebrated_on=until(self.celebrated_on, at),
            last_word_at=upto(self.last_word_at, at),
        )


@dataclass(frozen=True, slots=True)
class HandOverItemFacts:
    """Something the client needs to live without us: kind is deploy or document."""

    id: int
    project_id: int
    kind: str
    what: str
    done_on: date | None = None

    def as_known_at(self, at: datetime) -> Self:
        return replace(self, done_on=until(self.done_on, at))


@dataclass(frozen=True, slots=True)
class FeedbackFacts:
    """done_at: when we told them what we did about it."""

    id: int
    asked_at: datetime
    project_id: int | None = None
    given_at: datetime | None = None
    score: int | None = None
    contact_id: int | None = None
    done_at: datetime | None = None

    @property
    def ref(self) -> str:
        return f"feedback:{self.id}"

    def as_known_at(self, at: datetime) -> Self | None:
        if self.asked_at > at:
            return None
        given_at = upto(self.given_at, at)
        done_at = upto(self.done_at, at)
        return replace(self, given_at=given_at, score=self.score if given_at else None, done_at=done_at)


@dataclass(frozen=True, slots=True)
class AppreciationFacts:
    """Thanks to somebody on the team."""

    project_id: int
    at: datetime
    milestone_id: int | None = None

    def as_known_at(self, at: datetime) -> Self | None:
        return self if self.at <= at else None
