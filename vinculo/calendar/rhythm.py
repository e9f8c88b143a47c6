"""How often a client is spoken with, and on which days that falls."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from vinculo.calendar.workdays import WorkCalendar

RhythmKind = Literal["weekly", "fortnightly", "monthly", "days"]
_DAYS = {"weekly": 7, "fortnightly": 14}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """
    A cadence of check-ins.

    weekly, fortnightly: on `weekday` (0 Monday; None: that of the start). monthly: on the start's day of the month, or
    with a `weekday` the first such day from then. days: every `every` days from the start.
    """

    kind: RhythmKind
    weekday: int | None = None
    every: int = 1

    def __post_init__(self) -> None:
        if self.kind not in ("weekly", "fortnightly", "monthly", "days"):
            raise ValueError(f"unknown rhythm: {self.kind!r}")
        if self.every < 1 or self.weekday not in (None, *range(7)):
            raise ValueError("a rhythm needs a weekday from 0 to 6 and at least one day between")

    @property
    def days(self) -> int:
        """Its usual length in calendar days, for "twice the rhythm" and the like."""
        return _DAYS.get(self.kind) or (30 if self.kind == "monthly" else self.every)

    def raw_due(self, start: date, number: int) -> date:
        """The `number`-th date from the start (0 is the first), holidays not looked at."""
        if self.kind == "monthly":
            return self._on_weekday(_add_months(start, number))
        if self.kind == "days":
            return start + timedelta(days=self.every * number)
        return self._on_weekday(start) + timedelta(days=_DAYS[self.kind] * number)

    def number_near(self, start: date, day: date) -> int:
        """A number whose raw date is on or before `day` or close after it, found without counting."""
        if self.kind == "monthly":
            return max(0, (day.year - start.year) * 12 + day.month - start.month)
        return max(0, (day - start).days // self.days)

    def _on_weekday(self, day: date) -> date:
        return day if self.weekday is None else day + timedelta(days=(self.weekday - day.weekday()) % 7)


def due_dates(start: date, rhythm: Rhythm, until: date, calendar: WorkCalendar | None = None) -> list[date]:
    """All due dates from `start` to `until`, both included; with a calendar, days off move to the next working day."""
    return list(_due_from(start, rhythm, 0, until, calendar))


def last_due(start: date, rhythm: Rhythm, today: date, calendar: WorkCalendar | None = None) -> date | None:
    """The latest due date on or before `today`; None before the first."""
    number = rhythm.number_near(start, today)
    while True:
        found = list(_due_from(start, rhythm, number, today, calendar))
        if found or number == 0:
            return found[-1] if found else None
        number = max(0, number - 4)


def next_due(start: date, rhythm: Rhythm, today: date, calendar: WorkCalendar | None = None) -> date:
    """The first due date on or after `today`."""
    # Days off move dates later, so one that was planned before today may fall due now: begin well before.
    first = rhythm.number_near(start, today - timedelta(days=35))
    return next(day for day in _due_from(start, rhythm, first, date.max, calendar) if day >= today)


def _due_from(start: date, rhythm: Rhythm, number: int, until: date, calendar: WorkCalendar | None) -> Iterator[date]:
    previous = None
    while (raw := rhythm.raw_due(start, number)) <= until:
        day = calendar.next_workday(raw) if calendar else raw
        if day > until:
            return
        if day != previous:
            yield day
        previous, number = day, number + 1


def _add_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
