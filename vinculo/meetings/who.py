"""The hours of those who are asked, and when they are taken already."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q

from vinculo.calendar.holidays import HolidayCalendar
from vinculo.calendar.hours import OFFICE_HOURS, Moments, WeekHours
from vinculo.calendar.meeting_times import Attendee, suggestions
from vinculo.clients.models import Client, Contact
from vinculo.conversations.models import CheckIn
from vinculo.meetings.models import Answer, Engagement, Guest, Meeting
from vinculo.meetings.series import days
from vinculo.people.models import Organization, Person

AHEAD = timedelta(days=21)
CHECK_IN = timedelta(minutes=30)


def attendees(
    client: Client, contacts: Iterable[Contact], people: Iterable[Person], organization: Organization | None
) -> list[Attendee]:
    """
    Everybody with their hours. Whoever has said nothing works in the hours of our house, by the clock where they are;
    days off are those of our house for us and those of the client's country for them.
    """
    house = WeekHours.from_json(organization.hours if organization else None) or OFFICE_HOURS
    zone = organization.time_zone if organization else "UTC"
    ours = _ours(organization)
    theirs = HolidayCalendar(client.country)
    found = [Attendee(WeekHours.from_json(one.hours) or house, ZoneInfo(one.time_zone or zone), ours) for one in people]
    return found + [
        Attendee(WeekHours.from_json(one.hours) or house, ZoneInfo(one.time_zone or zone), theirs) for one in contacts
    ]


def _ours(organization: Organization | None) -> HolidayCalendar:
    if organization is None:
        return HolidayCalendar()
    own = tuple(organization.own_days.items())
    return _holidays(organization.country, organization.region, own)


@lru_cache(maxsize=8)
def _holidays(country: str, region: str, own: tuple) -> HolidayCalendar:
    return HolidayCalendar(country, region, extra=dict(own))


def taken(
    contacts: Sequence[Contact],
    people: Sequence[Person],
    *,
    since: datetime,
    until: datetime,
    but: Meeting | None = None,
) -> list[Moments]:
    """When at least one of them is promised elsewhere. Three queries, four where a series is among them."""
    asked = Guest.objects.asked().exclude(answer=Answer.DECLINED).filter(meeting=OuterRef("pk"))
    theirs = Exists(asked.filter(Q(person__in=people) | Q(contact__in=contacts)))
    meetings = Meeting.objects.planned().touching(since, until).filter(Q(organizer__in=people) | theirs)
    if but is not None and but.pk:
        meetings = meetings.exclude(Q(pk=but.pk) | Q(of=but.pk))
    found = [(day.starts_at, day.ends_at) for day in days(meetings.filter(is_all_day=False), since=since, until=until)]
    busy = Engagement.objects.filter(person__in=people, is_free=False, starts_at__lt=until, ends_at__gt=since)
    found += list(busy.values_list("starts_at", "ends_at"))
    talks = CheckIn.objects.ahead().filter(due_at__gte=since - CHECK_IN, due_at__lt=until)
    mine = Q(project__lead__in=people) | Q(project__plan__participants__in=contacts)
    found += [(at, at + CHECK_IN) for at in talks.filter(mine).values_list("due_at", flat=True).distinct()]
    return sorted(found)


def propose(
    client: Client,
    contacts: Sequence[Contact],
    people: Sequence[Person],
    *,
    minutes: int,
    after: datetime,
    organization: Organization | None,
    count: int = 6,
    but: Meeting | None = None,
) -> list[datetime]:
    """Times (UTC) in the next three weeks that suit everybody; empty when none does."""
    until, zone = after + AHEAD, ZoneInfo(organization.time_zone if organization else "UTC")
    return suggestions(
        attendees(client, contacts, people, organization),
        taken(contacts, people, since=after, until=until, but=but),
        length=timedelta(minutes=minutes),
        since=after,
        until=until,
        zone=zone,
        count=count,
    )
