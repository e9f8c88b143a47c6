"""What was said, asked, hoped for and feared."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from vinculo.practices.facts.channels import BY_VOICE, WRITTEN


@dataclass(frozen=True, slots=True)
class InteractionFacts:
    id: int
    at: datetime
    channel: str
    direction: str = "both"
    felt: str = ""
    is_check_in: bool = False
    shares_status: bool = False
    asks_status: bool = False
    project_id: int | None = None
    by_id: int | None = None
    contact_ids: tuple[int, ...] = ()

    @property
    def ref(self) -> str:
        return f"interaction:{self.id}"

    @property
    def is_exchange(self) -> bool:
        """A word that passed between the client and us: no internal note."""
        return self.direction != "internal" and self.channel != "note"

    @property
    def is_written(self) -> bool:
        return self.channel in WRITTEN

    @property
    def is_from_us(self) -> bool:
        return self.is_exchange and self.direction in ("out", "both")

    @property
    def is_from_them(self) -> bool:
        return self.is_exchange and self.direction in ("in", "both")

    @property
    def is_by_voice(self) -> bool:
        return self.channel in BY_VOICE

    def as_known_at(self, at: datetime) -> Self | None:
        return self if self.at <= at else None


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    id: int
    text: str
    asked_at: datetime
    asked_by_us: bool = False
    due_at: datetime | None = None
    by_when_at: datetime | None = None
    answered_at: datetime | None = None
    contact_id: int | None = None
    owner_id: int | None = None
    channel: str = ""

    @property
    def ref(self) -> str:
        return f"question:{self.id}"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None

    def as_known_at(self, at: datetime) -> Self | None:
        if self.asked_at > at:
            return None
        return replace(self, answered_at=self.answered_at if self.answered_at and self.answered_at <= at else None)


@dataclass(frozen=True, slots=True)
class ExpectationFacts:
    id: int
    side: str
    text: str
    created_at: datetime
    asked_on: date | None = None
    said_by: int | None = None
    is_quote: bool = False
    state: str = "run"

    @property
    def ref(self) -> str:
        return f"expectation:{self.id}"

    def as_known_at(self, at: datetime) -> Self | None:
        known_on = self.asked_on or self.created_at.date()
        return self if known_on <= at.date() else None


@dataclass(frozen=True, slots=True)
class NextWordFacts:
    id: int
    on: date
    told_at: datetime
    channel: str = ""
    about: str = ""

    @property
    def ref(self) -> str:
        return f"word:{self.id}"

    def as_known_at(self, at: datetime) -> Self | None:
        return self if self.told_at <= at else None


@dataclass(frozen=True, slots=True)
class BadNewsFacts:
    id: int
    what: str
    known_at: datetime
    way_out: str = ""
    told_at: datetime | None = None
    contact_id: int | None = None
    project_id: int | None = None

    @property
    def ref(self) -> str:
        return f"news:{self.id}"

    def as_known_at(self, at: datetime) -> Self | None:
        if self.known_at > at:
            return None
        if self.told_at and self.told_at > at:
            return replace(self, told_at=None, way_out="")
        return self
