"""From our own date to the promised one: the buffer, the time they need to approve, and the days off of both sides."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from vinculo.calendar.holidays import HolidayCalendar
from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.models import Client
from vinculo.people.models import Organization
from vinculo.people.worktime import work_calendar


@dataclass(frozen=True, slots=True)
class Either:
    """Days that are off for one side or for the other."""

    ours: Container[date]
    theirs: HolidayCalendar

    def __contains__(self, day: object) -> bool:
        return day in self.ours or day in self.theirs

    def name_of(self, day: date) -> str:
        """What the day off is called, by whichever side has it."""
        own = self.ours.name_of(day) if isinstance(self.ours, HolidayCalendar) else ""
        return own or self.theirs.name_of(day)


def calendar_of_both(organization: Organization | None, client: Client) -> WorkCalendar:
    """The organization's week without the holidays of the organization and of the client's country."""
    ours = work_calendar(organization)
    return WorkCalendar(ours.zone, ours.hours, Either(ours.holidays, HolidayCalendar(client.country)))


def promised_date(planned_on: date, *, buffer: int, approval: int, calendar: WorkCalendar) -> date:
    """The day the client hears: `buffer` and `approval` working days after our own."""
    return calendar.add_workdays(planned_on, buffer + approval)


def buffer_between(planned_on: date, promised_on: date, *, approval: int, calendar: WorkCalendar) -> int:
    """The working days left between the two dates when the time to approve is taken off; never below 0."""
    return max(calendar.workdays_between(planned_on, promised_on) - approval, 0)


def days_off_between(start: date, end: date, calendar: WorkCalendar) -> Iterator[date]:
    """Holidays on weekdays with hours after `start` up to `end`: those that a reader would have counted."""
    day = start + timedelta(days=1)
    while day <= end:
        if calendar.hours.days[day.weekday()] and day in calendar.holidays:
            yield day
        day += timedelta(days=1)
