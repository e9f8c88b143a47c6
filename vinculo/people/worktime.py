"""The working calendar of the organization, as the pure calendar floor wants it."""

from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo

from vinculo.calendar.holidays import HolidayCalendar
from vinculo.calendar.hours import OFFICE_HOURS, WeekHours
from vinculo.calendar.workdays import WorkCalendar
from vinculo.people.models import Organization


def work_calendar(organization: Organization | None) -> WorkCalendar:
    """Hours, days off and time zone of an organization; office hours in UTC before it is set up."""
    if organization is None:
        return WorkCalendar(ZoneInfo("UTC"), OFFICE_HOURS)
    return _calendar(
        organization.time_zone,
        WeekHours.from_json(organization.hours) or OFFICE_HOURS,
        organization.country,
        organization.region,
        tuple(organization.own_days.items()),
    )


@lru_cache(maxsize=8)
def _calendar(
    zone: str, hours: WeekHours, country: str, region: str, own: tuple[tuple[date, str], ...]
) -> WorkCalendar:
    return WorkCalendar(ZoneInfo(zone), hours, HolidayCalendar(country, region, extra=dict(own)))
