"""How work begins: the hand-over from sales, the kickoff, who answers for what."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from vinculo.practices.facts.moments import until, upto

AGENDA = ("profile", "team", "scope", "process", "dates", "contingency", "talk", "client", "expectations")


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """The sheet on which a client is handed over: what it lacks, and whether somebody took it on."""

    created_at: datetime
    missing: tuple[str, ...] = ()
    manager_id: int | None = None
    won_on: date | None = None
    accepted_at: datetime | None = None

    def as_known_at(self, at: datetime) -> Self | None:
        if self.created_at > at:
            return None
        return replace(self, won_on=until(self.won_on, at), accepted_at=upto(self.accepted_at, at))


@dataclass(frozen=True, slots=True)
class KickoffFacts:
    """steps: the parts of the agenda that were gone through, with when (None: left out on purpose)."""

    created_at: datetime
    planned_at: datetime | None = None
    held_at: datetime | None = None
    steps: tuple[tuple[str, datetime | None], ...] = ()
    sent_at: datetime | None = None
    confirmed_at: datetime | None = None

    @property
    def open_steps(self) -> tuple[str, ...]:
        """What of the agenda was neither gone through nor left out, in the order of the agenda."""
        settled = {name for name, _at in self.steps}
        return tuple(name for name in AGENDA if name not in settled)

    def as_known_at(self, at: datetime) -> Self | None:
        if self.created_at > at:
            return None
        return replace(
            self,
            held_at=upto(self.held_at, at),
            steps=tuple(step for step in self.steps if step[1] is None or step[1] <= at),
            sent_at=upto(self.sent_at, at),
            confirmed_at=upto(self.confirmed_at, at),
        )


@dataclass(frozen=True, slots=True)
class AreaFacts:
    """A part of a project. Since when somebody answers for it is not on record: it counts as it is now."""

    id: int
    project_id: int
    name: str
    responsible_id: int | None = None
    responsible: str = ""
    counterpart_id: int | None = None
    askers: tuple[int, ...] = ()

    @property
    def ref(self) -> str:
        return f"area:{self.id}"

    def may_ask(self, person_id: int) -> bool:
        return person_id == self.responsible_id or person_id in self.askers


@dataclass(frozen=True, slots=True)
class PartFacts:
    """Somebody of theirs on a project."""

    project_id: int
    contact_id: int
    role: str = "contributor"
