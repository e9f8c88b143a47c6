"""When to hold a talk of Today: the hours of the contact and the free time of ours, put together."""

from datetime import datetime
from zoneinfo import ZoneInfoNotFoundError

from vinculo.calendar.good_hour import AHEAD, GoodHour, good_hour
from vinculo.calendar.hours import HoursNotUnderstood
from vinculo.meetings.who import attendees, taken
from vinculo.people.models import Organization, Person
from vinculo.practices.models import Nudge


def hour_for(nudge: Nudge, person: Person, *, at: datetime, house: Organization | None) -> GoodHour | None:
    """
    When `person` can speak with the contact of a nudge, from `at` (aware) on. None where nobody asked the contact for
    their hours, where these cannot be read, and where the two never meet. Four queries at most.
    """
    client, contact = nudge.client, nudge.contact
    if client is None or contact is None or not contact.hours:
        return None
    try:
        ours, theirs = attendees(client, [contact], [person], house)
    except (HoursNotUnderstood, ZoneInfoNotFoundError, ValueError):
        return None
    booked = taken([], [person], since=at, until=at + AHEAD)
    return good_hour(theirs, ours, booked, at=at, zone=ours.zone)
