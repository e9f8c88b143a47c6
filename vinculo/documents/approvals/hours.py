"""When somebody at a client likes to hear from us."""

from datetime import datetime
from zoneinfo import ZoneInfo

from vinculo.calendar.holidays import HolidayCalendar
from vinculo.calendar.hours import WeekHours
from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.models import Client, Contact


def suits(contact: Contact, client: Client, at: datetime, ours: WorkCalendar) -> bool:
    """Whether `at` lies in their hours (ours, where they told us none), on a day on which they work."""
    zone = ZoneInfo(contact.time_zone) if contact.time_zone else ours.zone
    hours = WeekHours.from_json(contact.hours) or ours.hours
    day = at.astimezone(zone).date()
    days_off = HolidayCalendar(client.country) if client.country else ours.holidays
    return day not in days_off and hours.is_open(at, zone)
