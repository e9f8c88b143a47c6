"""Projects, their milestones and the agreed rhythm of talk."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Self

from vinculo.calendar.workdays import WorkCalendar
from vinculo.practices.facts.begin import KickoffFacts
from vinculo.practices.facts.effort import BudgetFacts, EffortFacts
from vinculo.practices.facts.harvest import ClosingFacts
from vinculo.practices.facts.moments import until, upto


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
    kickoff: KickoffFacts | None = None
    effort: EffortFacts | None = None
    budget: BudgetFacts | None = None
    closing: ClosingFacts | None = None
    looked_back_on: date | None = None
    lesson_at: datetime | None = None
    first_phase: str = ""  # before the first change of phase, where that was noted

    @property
    def ref(self) -> str:
        return f"project:{self.id}"

    @property
    def is_running(self) -> bool:
        return self.phase in ("kickoff", "delivery", "closing")

    @property
    def began_on(self) -> date:
        return self.starts_on or self.created_at.date()

    def delivery_began_on(self, calendar: WorkCalendar) -> date | None:
        """As noted, else the day on which it was to begin. None when neither is known, as of a board brought in."""
        entered_at = self.entered("delivery")
        return calendar.day_of(entered_at) if entered_at else self.starts_on

    @property
    def delivered_on(self) -> date | None:
        """The day they had it: launched, accepted or, where neither was noted, closed; whichever came first."""
        accepted_on = self.closing.accepted_on if self.closing else None
        return min((day for day in (self.launched_on, accepted_on, self.closed_on) if day), default=None)

    def time_gone(self, today: date) -> int | None:
        """How much of its time is over, in percent, none below 0 or over 100; None without a promised date."""
        if self.due_on is None or self.due_on <= self.began_on:
            return None
        gone = 100 * (today - self.began_on).days // (self.due_on - self.began_on).days
        return min(max(gone, 0), 100)

    def entered(self, phase: str) -> datetime | None:
        """When it last went into this phase, as far as that was noted."""
        return max((at for at, name in self.phases if name == phase), default=None)

    def as_known_at(self, at: datetime) -> Self | None:
        if self.created_at > at:
            return None
        known = tuple(change for change in self.phases if change[0] <= at)
        first = (self.first_phase or self.phases[0][1]) if self.phases else self.phase
        return replace(
            self,
            phase=known[-1][1] if known else first,
            phases=known,
            first_phase=self.first_phase if known else "",
            launched_on=until(self.launched_on, at),
            closed_on=until(self.closed_on, at),
            kickoff=self.kickoff and self.kickoff.as_known_at(at),
            effort=self.effort and self.effort.as_known_at(at),
            budget=self.budget and self.budget.as_known_at(at),
            closing=self.closing and self.closing.as_known_at(at),
            looked_back_on=until(self.looked_back_on, at),
            lesson_at=upto(self.lesson_at, at),
        )


Forecast = tuple[datetime, date | None, date | None]  # when we thought so, the likely day, the latest likely one


@dataclass(frozen=True, slots=True)
class MilestoneFacts:
    """forecasts: what we thought of its day, each from then on. The dates of the plan are as they are now."""

    id: int
    name: str
    project_id: int
    planned_on: date | None = None
    promised_on: date | None = None
    forecast_on: date | None = None
    done_on: date | None = None
    forecast_late_on: date | None = None
    buffer_days: int | None = None
    approval_days: int | None = None
    buffer_reason: str = ""
    forecasts: tuple[Forecast, ...] = ()

    @property
    def ref(self) -> str:
        return f"milestone:{self.id}"

    def buffer(self, calendar: WorkCalendar) -> int:
        """Working days: as noted, else what lies between our own date and theirs."""
        if self.buffer_days is not None or not self.planned_on or not self.promised_on:
            return self.buffer_days or 0
        return calendar.workdays_between(self.planned_on, self.promised_on)

    def as_known_at(self, at: datetime) -> Self:
        if not self.forecasts:
            return self if self.done_on is None else replace(self, done_on=until(self.done_on, at))
        then = tuple(forecast for forecast in self.forecasts if forecast[0] <= at)
        likely_on, late_on = self.forecast_on, self.forecast_late_on
        if len(then) < len(self.forecasts):
            _at, likely_on, late_on = max(then, key=_when) if then else (at, None, None)
        return replace(
            self,
            done_on=until(self.done_on, at),
            forecast_on=likely_on,
            forecast_late_on=late_on,
            forecasts=then,
        )


def _when(forecast: Forecast) -> tuple[datetime, date, date]:
    return forecast[0], forecast[1] or date.min, forecast[2] or date.min


@dataclass(frozen=True, slots=True)
class CheckInFacts:
    """A planned talk of the communication plan. held_at: when it took place; skipped_at: when we left it out."""

    id: int
    project_id: int
    slot_on: date
    due_at: datetime
    created_at: datetime
    channel: str = ""
    held_at: datetime | None = None
    skipped_at: datetime | None = None

    @property
    def ref(self) -> str:
        return f"checkin:{self.id}"

    def as_known_at(self, at: datetime) -> Self | None:
        # The first ones are made for the weeks ahead when a plan is agreed: before that there was none.
        if self.created_at > at:
            return None
        return replace(self, held_at=upto(self.held_at, at), skipped_at=upto(self.skipped_at, at))


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting that is planned with people of the client who have not declined; of a series, its next day."""

    id: int
    starts_at: datetime
    channel: str
    created_at: datetime
    project_id: int | None = None

    @property
    def ref(self) -> str:
        return f"meeting:{self.id}"

    def as_known_at(self, at: datetime) -> Self | None:
        return self if self.created_at <= at else None
