"""Projects, their milestones and the agreed rhythm of talk."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Self

from vinculo.practices.facts.moments import until


@dataclass(frozen=True, slots=True)
class PlanFacts:
    rhythm: str
    weekday: int
    starts_on: date
    channel: str = ""
    at_time: time | None = None


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    id: int
    name: str
    phase: str
    created_at: datetime
    starts_on: date | None = None
    due_on: date | None = None
    launched_on: date | None = None
    closed_on: date | None = None
    lead_id: int | None = None
    plan: PlanFacts | None = None
    phases: tuple[tuple[datetime, str], ...] = ()

    @property
    def ref(self) -> str:
        return f"project:{self.id}"

    @property
    def is_running(self) -> bool:
        return self.phase in ("kickoff", "delivery", "closing")

    @property
    def began_on(self) -> date:
        return self.starts_on or self.created_at.date()

    def as_known_at(self, at: datetime) -> Self | None:
        if self.created_at > at:
            return None
        known = [phase for changed_at, phase in self.phases if changed_at <= at]
        first = self.phases[0][1] if self.phases else self.phase
        return replace(
            self,
            phase=known[-1] if known else first,
            launched_on=until(self.launched_on, at),
            closed_on=until(self.closed_on, at),
        )


@dataclass(frozen=True, slots=True)
class MilestoneFacts:
    id: int
    name: str
    project_id: int
    planned_on: date | None = None
    promised_on: date | None = None
    forecast_on: date | None = None
    done_on: date | None = None

    @property
    def ref(self) -> str:
        return f"milestone:{self.id}"

    def as_known_at(self, at: datetime) -> Self:
        return replace(self, done_on=until(self.done_on, at))
