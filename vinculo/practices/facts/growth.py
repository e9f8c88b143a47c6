"""What clients do for us and we for them beyond the work: who they sent, what they would say, little extras."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from vinculo.practices.facts.moments import upto


@dataclass(frozen=True, slots=True)
class ReferralFacts:
    """Somebody of theirs sent us somebody. outcome: what came of it (won, lost, no), known since decided_at."""

    id: int
    at: datetime
    sent: str
    contact_id: int | None = None
    thanked_at: datetime | None = None
    outcome: str = ""
    decided_at: datetime | None = None
    told_at: datetime | None = None

    @property
    def ref(self) -> str:
        return f"referral:{self.id}"

    def as_known_at(self, at: datetime) -> Self | None:
        if self.at > at:
            return None
        decided_at = upto(self.decided_at, at)
        return replace(
            self,
            thanked_at=upto(self.thanked_at, at),
            outcome=self.outcome if decided_at else "",
            decided_at=decided_at,
            told_at=upto(self.told_at, at),
        )


@dataclass(frozen=True, slots=True)
class ReferenceFacts:
    """When we asked whether they would speak for us."""

    id: int
    asked_at: datetime

    def as_known_at(self, at: datetime) -> Self | None:
        return self if self.asked_at <= at else None


@dataclass(frozen=True, slots=True)
class FavourFacts:
    """A little extra that nobody had agreed on."""

    id: int
    on: date

    def as_known_at(self, at: datetime) -> Self | None:
        return self if self.on <= at.date() else None


@dataclass(frozen=True, slots=True)
class BeginningFacts:
    """
    What began with them besides projects: kind is agreement (signed) or opportunity (written down). over_at: when an
    opportunity was won or lost.
    """

    id: int
    kind: str
    name: str
    on: date
    over_at: datetime | None = None

    def as_known_at(self, at: datetime) -> Self | None:
        return replace(self, over_at=upto(self.over_at, at)) if self.on <= at.date() else None
