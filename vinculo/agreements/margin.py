"""The air between our own date and the one they heard."""

from datetime import date

from vinculo.calendar.workdays import WorkCalendar

MARGIN = 2  # working days


def suggested_internal(promised_on: date, calendar: WorkCalendar, today: date) -> date:
    """Two working days before the promised date, but not in the past."""
    return max(min(calendar.add_workdays(promised_on, -MARGIN), promised_on), min(today, promised_on))
