"""How much work there is, how much is done, and who carries it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from vinculo.calendar.hours import WeekHours
from vinculo.calendar.workdays import WorkCalendar

FORTNIGHT = 14


@dataclass(frozen=True, slots=True)
class EffortFacts:
    """
    All tasks of a project, added up. estimated: minutes; done: minutes times percent. Earlier states are not on record:
    before `changed_at`, the last change to any of them, they are not known.
    """

    changed_at: datetime
    tasks: int = 0
    percents: int = 0
    estimated: int = 0
    done: int = 0
    tests: int = 0
    tests_begun: int = 0
    deploys: int = 0
    documents: int = 0
    documents_done: int = 0

    @property
    def percent(self) -> int:
        """How much of the work is done: by estimate where there are estimates, else by the number of tasks."""
        if self.estimated:
            return self.done // self.estimated
        return self.percents // self.tasks if self.tasks else 0

    def as_known_at(self, at: datetime) -> Self | None:
        return self if self.changed_at <= at else None


@dataclass(frozen=True, slots=True)
class BudgetFacts:
    """Minutes that were agreed and those that were spent; not known before the last change to either."""

    changed_at: datetime
    minutes: int
    spent: int = 0

    @property
    def used(self) -> int:
        """In percent; more than a hundred when it is used up."""
        return 100 * self.spent // self.minutes if self.minutes else 0

    def as_known_at(self, at: datetime) -> Self | None:
        return self if self.changed_at <= at else None


@dataclass(frozen=True, slots=True)
class LoadFacts:
    """
    What one person has to do over all clients, on the day it was added up: minutes planned for the next two weeks and
    tasks overdue, told about the project of theirs with the most of it. days: their working week in minutes of the day.
    """

    person_id: int
    name: str
    on: date
    project_id: int
    planned: int = 0
    overdue: int = 0
    days: tuple[tuple[tuple[int, int], ...], ...] = ((),) * 7

    @property
    def ref(self) -> str:
        return f"person:{self.person_id}"

    def capacity(self, calendar: WorkCalendar) -> int:
        """The minutes they work in the two weeks from that day on, the day included."""
        hours = WeekHours(self.days) or calendar.hours
        spans = [sum(end - start for start, end in day) for day in hours.days]
        days = [date.fromordinal(self.on.toordinal() + ahead) for ahead in range(FORTNIGHT)]
        return sum(spans[day.weekday()] for day in days if day not in calendar.holidays)

    def as_known_at(self, at: datetime) -> Self | None:
        return self if at.date() >= self.on else None
