"""The clock on a client's question: when an answer is due and how much of the time has gone."""

from datetime import UTC, datetime, timedelta
from typing import Literal

from vinculo.calendar.workdays import WorkCalendar

ClockKind = Literal["plain", "working"]


def deadline(asked_at: datetime, hours: float, calendar: WorkCalendar, kind: ClockKind = "plain") -> datetime:
    """
    When the answer is due (UTC).

    "plain": `hours` after the question. "working": the clock stands still on days off and runs day and night on
    working days, so that 24 hours from Friday 16:00 end on Monday 16:00.
    """
    if kind == "plain":
        return asked_at.astimezone(UTC) + timedelta(hours=hours)
    return calendar.whole_days().add_working_hours(asked_at, hours)


def time_gone(asked_at: datetime, at: datetime, calendar: WorkCalendar, kind: ClockKind = "plain") -> timedelta:
    """How long the clock has run from `asked_at` to `at`; never negative."""
    if at <= asked_at:
        return timedelta()
    return at - asked_at if kind == "plain" else calendar.whole_days().working_time_between(asked_at, at)


def share_gone(
    asked_at: datetime, at: datetime, hours: float, calendar: WorkCalendar, kind: ClockKind = "plain"
) -> float:
    """The part of the time that has gone: 0.0 when asked, 1.0 at the deadline, more when it is over."""
    return time_gone(asked_at, at, calendar, kind) / timedelta(hours=hours)
