"""The 24-hour clock of a client's question, by the calendar of our organization."""

from datetime import datetime
from typing import cast

from vinculo.calendar.clock import ClockKind, deadline
from vinculo.people.models import Organization
from vinculo.people.worktime import work_calendar

HOURS = 24


def answer_due_at(asked_at: datetime, organization: Organization | None) -> datetime:
    """When an answer to a question asked at `asked_at` is due (UTC): 24 plain or working hours, as the team chose."""
    kind = cast(ClockKind, organization.question_clock if organization else "plain")
    if kind == "plain":  # needs no calendar, so it costs no query
        return deadline(asked_at, HOURS, work_calendar(None), "plain")
    return deadline(asked_at, HOURS, work_calendar(organization), kind)
