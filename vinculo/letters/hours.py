"""The hours in which a letter suits who gets it: by their clock, in their hours, on a working day of ours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from vinculo.calendar.hours import HoursNotUnderstood, WeekHours
from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.models import Contact

FARTHEST = 21  # days we look ahead


@dataclass(frozen=True, slots=True)
class Suiting:
    """Whether now is an hour of theirs, and the next one that is. `zone`: where they are."""

    now: bool
    next_at: datetime | None
    zone: ZoneInfo


def suiting(contact: Contact | None, calendar: WorkCalendar, *, at: datetime) -> Suiting:
    """
    For one reader. Whoever gave no hours is taken to work as we do. Days off of ours are left out: they are, as a rule,
    theirs too.
    """
    zone = _zone(contact, calendar)
    hours = (_hours(contact) if contact else None) or calendar.hours
    opens = hours.next_opening(at, zone)
    for _day in range(FARTHEST):
        if opens is None or opens.astimezone(zone).date() not in calendar.holidays:
            break
        midnight = opens.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        opens = hours.next_opening(midnight + timedelta(days=1), zone)
    else:
        opens = None
    return Suiting(now=opens is not None and opens <= at, next_at=opens, zone=zone)


def suiting_all(contacts: Iterable[Contact], calendar: WorkCalendar, *, at: datetime) -> Suiting:
    """For several: the hour of the last of them; the zone of the first."""
    found = [suiting(contact, calendar, at=at) for contact in contacts] or [suiting(None, calendar, at=at)]
    hours = [one.next_at for one in found if one.next_at]
    return Suiting(all(one.now for one in found), max(hours, default=None), found[0].zone)


def _zone(contact: Contact | None, calendar: WorkCalendar) -> ZoneInfo:
    try:
        return ZoneInfo(contact.time_zone) if contact and contact.time_zone else ZoneInfo(str(calendar.zone))
    except (KeyError, ValueError):
        return ZoneInfo(str(calendar.zone))


def _hours(contact: Contact) -> WeekHours | None:
    try:
        return WeekHours.from_json(contact.hours) or None
    except HoursNotUnderstood:
        return None
