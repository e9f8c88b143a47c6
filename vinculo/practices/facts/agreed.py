"""What both sides owe, want changed and have decided."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from vinculo.practices.facts.moments import until, upto


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """
    A contract; drafts and amendments are no contract of their own. sides: whose obligations stand in it (ours, theirs).
    until_on: the last day of the term that runs; notice_by_on: the last on which notice ends it with that term.
    """

    id: int
    name: str
    created_at: datetime
    signed_on: date | None = None
    project_id: int | None = None
    until_on: date | None = None
    notice_by_on: date | None = None
    ended_on: date | None = None
    renewal: str = "none"
    sides: frozenset[str] = frozenset()

    @property
    def ref(self) -> str:
        return f"agreement:{self.id}"

    @property
    def over_on(self) -> date | None:
        """The last day on which it holds, as far as that is known."""
        return min((day for day in (self.until_on, self.ended_on) if day), default=None)

    def holds_on(self, today: date) -> bool:
        is_over = self.over_on is not None and self.over_on < today
        return self.signed_on is not None and self.signed_on <= today and not is_over

    def is_about(self, project_id: int) -> bool:
        """One of no project is about all of them."""
        return self.project_id in (None, project_id)

    def as_known_at(self, at: datetime) -> Self | None:
        if self.created_at > at:
            return None
        return replace(self, signed_on=until(self.signed_on, at), ended_on=until(self.ended_on, at))


@dataclass(frozen=True, slots=True)
class ObligationFacts:
    """reminders: when we reminded them, in any order. How much had arrived by an earlier day is not on record."""

    id: int
    what: str
    side: str
    kind: str
    created_at: datetime
    due_on: date | None = None
    done_on: date | None = None
    withdrawn_at: datetime | None = None
    project_id: int | None = None
    milestone_id: int | None = None
    contact_id: int | None = None
    owner_id: int | None = None
    wanted: int | None = None
    received: int = 0
    if_late: str = ""
    reminders: tuple[datetime, ...] = ()

    @property
    def ref(self) -> str:
        return f"obligation:{self.id}"

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.withdrawn_at is None

    @property
    def reminded_at(self) -> datetime | None:
        return max(self.reminders, default=None)

    def as_known_at(self, at: datetime) -> Self | None:
        if self.created_at > at:
            return None
        return replace(
            self,
            done_on=until(self.done_on, at),
            withdrawn_at=upto(self.withdrawn_at, at),
            reminders=tuple(moment for moment in self.reminders if moment <= at),
        )


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """
    A change request; `state` as in the record: asked, estimated, accepted, declined, infeasible, withdrawn.
    approved_at: when one of theirs said yes to it in writing, through an approval; sealed_at: when all who sign had
    signed it here. is_from_portal: they asked for it themselves. costs: it changes the price; spoken_at: since when
    that counts as said.
    """

    id: int
    number: int
    title: str
    state: str
    side: str
    asked_at: datetime
    project_id: int
    contact_id: int | None = None
    by_id: int | None = None
    estimated_at: datetime | None = None
    decided_at: datetime | None = None
    explained_at: datetime | None = None
    sent_at: datetime | None = None
    signed_at: datetime | None = None
    work_began_at: datetime | None = None
    because: str = ""
    instead: str = ""
    approved_at: datetime | None = None
    sealed_at: datetime | None = None
    is_from_portal: bool = False
    costs: bool = False
    spoken_at: datetime | None = None

    @property
    def ref(self) -> str:
        return f"change:{self.id}"

    @property
    def waits_for_a_talk(self) -> bool:
        """What it costs is worked out, and nobody said it yet."""
        return self.costs and self.state == "estimated" and self.spoken_at is None

    @property
    def is_undecided(self) -> bool:
        return self.state in ("asked", "estimated")

    @property
    def is_signed(self) -> bool:
        """On paper, or with signatures given here."""
        return self.signed_at is not None or self.sealed_at is not None

    @property
    def is_in_writing(self) -> bool:
        return self.is_signed or self.sent_at is not None or self.approved_at is not None

    def as_known_at(self, at: datetime) -> Self | None:
        if self.asked_at > at:
            return None
        estimated_at = upto(self.estimated_at, at)
        undecided = self.decided_at is not None and self.decided_at > at
        before = "estimated" if estimated_at else "asked"
        return replace(
            self,
            state=before if undecided or self.is_undecided else self.state,
            estimated_at=estimated_at,
            decided_at=upto(self.decided_at, at),
            explained_at=upto(self.explained_at, at),
            sent_at=upto(self.sent_at, at),
            signed_at=upto(self.signed_at, at),
            work_began_at=upto(self.work_began_at, at),
            approved_at=upto(self.approved_at, at),
            sealed_at=upto(self.sealed_at, at),
            spoken_at=upto(self.spoken_at, at),
        )


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """channel: how it was decided; empty when that is not known."""

    id: int
    text: str
    at: datetime
    confirmed_at: datetime | None = None
    project_id: int | None = None
    by_id: int | None = None
    channel: str = ""

    @property
    def ref(self) -> str:
        return f"decision:{self.id}"

    def as_known_at(self, at: datetime) -> Self | None:
        return replace(self, confirmed_at=upto(self.confirmed_at, at)) if self.at <= at else None
