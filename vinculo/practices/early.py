"""When something is early enough to be a present: one practice says so, and those that plan room leave it alone."""

from datetime import date

from vinculo.calendar.workdays import WorkCalendar
from vinculo.practices.facts import MilestoneFacts
from vinculo.practices.practice import Moment
from vinculo.practices.relationship import Relationship

WORKDAYS, AHEAD = 2, 10  # before the promised day; how near the early day must be to be believed


def ready_on(milestone: MilestoneFacts, calendar: WorkCalendar) -> date | None:
    """By its latest likely day, and the days their approval takes after it; None without a forecast."""
    late_on = milestone.forecast_late_on
    return calendar.add_workdays(late_on, milestone.approval_days or 0) if late_on else None


def is_early(day: date, due_on: date, now: Moment, *, workdays: int = WORKDAYS, ahead: int = AHEAD) -> bool:
    """Whether `day` lies so many working days before `due_on`, and within the next `ahead`."""
    is_near = day >= now.today and now.workdays_until(day) <= ahead
    return is_near and now.calendar.workdays_between(day, due_on) >= workdays


def comes_early(relationship: Relationship, milestone: MilestoneFacts, now: Moment) -> bool:
    """By the forecast of a promise that speaks for it, else by its own."""
    given = [one for one in relationship.promises if one.is_open and one.milestone_id == milestone.id]
    days = [(one.forecast_on, one.promised_on) for one in given]
    days = days or [(ready_on(milestone, now.calendar), milestone.promised_on)]
    return any(is_early(day, due_on, now) for day, due_on in days if day and due_on)
