"""What was said, asked, hoped for and feared."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from vinculo.practices.facts.channels import BY_VOICE, WRITTEN
from vinculo.practices.facts.moments import upto


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
    def is_looked_up(self) -> bool:
        """They asked the portal how it is going: it answered, and nobody of us did."""
        return self.asks_status and self.channel == "portal" and self.direction == "in"

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
    asked_by_id: int | None = None
    area_id: int | None = None
    interaction_id: int | None = None

    @property
    def ref(self) -> str:
        return f"question:{self.id}"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None

    @property
    def told_apart(self) -> str:
        return ""

    def as_known_at(self, at: datetime) -> Self | None:
        if self.asked_at > at:
            return None
        return replace(self, answered_at=self.answered_at if self.answered_at and self.answered_at <= at else None)


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """
    What a letter seems to ask, while nobody said whether it does. It is about the letter, and reads like a question.
    """

    id: int
    text: str
    asked_at: datetime
    interaction_id: int
    asked_by_us: bool = False
    decided_at: datetime | None = None
    contact_id: int | None = None
    owner_id: int | None = None
    asked_by_id: int | None = None
    area_id: int | None = None

    @property
    def ref(self) -> str:
        return f"interaction:{self.interaction_id}"

    @property
    def channel(self) -> str:
        """Only in letters something is looked for."""
        return "email"

    @property
    def told_apart(self) -> str:
        """Which of those in the same letter."""
        return f"proposal:{self.id}"

    @property
    def is_open(self) -> bool:
        return self.decided_at is None

    @property
    def by_when_at(self) -> datetime | None:
        return None

    def as_known_at(self, at: datetime) -> Self | None:
        if self.asked_at > at:
            return None
        return replace(self, decided_at=upto(self.decided_at, at))


@dataclass(frozen=True, slots=True)
class ReproachFacts:
    """A letter of ours that names one of us as at fault."""

    id: int
    name: str
    passage: str
    at: datetime
    interaction_id: int
    repaired_at: datetime | None = None
    contact_id: int | None = None

    @property
    def ref(self) -> str:
        return f"interaction:{self.interaction_id}"

    def as_known_at(self, at: datetime) -> Self | None:
        return replace(self, repaired_at=upto(self.repaired_at, at)) if self.at <= at else None


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
    project_id: int | None = None
    updated_at: datetime | None = None

    @property
    def ref(self) -> str:
        return f"expectation:{self.id}"

    def as_known_at(self, at: datetime) -> Self | None:
        known_on = self.asked_on or self.created_at.date()
        if known_on > at.date():
            return None
        # What became of it is written over: before the last word on it only that it was hoped for is known.
        return replace(self, state="run", updated_at=None) if self.updated_at and self.updated_at > at else self


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
    milestone_id: int | None = None
    is_ours: bool = False
    owned_at: datetime | None = None
    over_at: datetime | None = None
    slipped_to_on: date | None = None

    @property
    def ref(self) -> str:
        return f"news:{self.id}"

    @property
    def is_untold(self) -> bool:
        """They do not know, and it is still true."""
        return self.told_at is None and self.over_at is None

    def speaks_of(self, milestone_id: int | None, day: date) -> bool:
        """Whether this is the news, to be told or told already, that a milestone comes on that day or later."""
        if milestone_id is None or milestone_id != self.milestone_id or self.over_at:
            return False
        return self.told_at is None or (self.slipped_to_on is not None and self.slipped_to_on >= day)

    def as_known_at(self, at: datetime) -> Self | None:
        if self.known_at > at:
            return None
        then = replace(self, owned_at=upto(self.owned_at, at), over_at=upto(self.over_at, at))
        if self.told_at and self.told_at > at:
            return replace(then, told_at=None, way_out="")
        return then
