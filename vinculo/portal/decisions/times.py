"""When one could talk: hours that suit both sides, soon."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from vinculo.clients.models import Client, Contact
from vinculo.conversations.slots import both_sides
from vinculo.people.models import Organization
from vinculo.people.worktime import work_calendar
from vinculo.portal.visitor import Visitor
from vinculo.web.dates import moment

NOTICE = timedelta(hours=2)
DAYS, MOST, APART = 10, 3, timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Time:
    """A moment that suits both sides: `value` for the form, `label` for the reader."""

    value: str
    label: str


def offered(visitor: Visitor, *, at: datetime) -> list[Time]:
    """Three of them at the most, hours apart; none where nobody's hours meet."""
    client = Client.objects.only("country").get(pk=visitor.client_id)
    contact = Contact.objects.get(pk=visitor.contact_id)
    sides = both_sides(work_calendar(Organization.current()), client.country, [contact])
    first = (at + NOTICE).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    found: list[datetime] = []
    for hour in range(DAYS * 24):
        then = first + timedelta(hours=hour)
        if (not found or then - found[-1] >= APART) and sides.suit(then):
            found.append(then)
        if len(found) == MOST:
            break
    return [Time(one.isoformat(), moment(one)) for one in found]


def said(values: list[str]) -> str:
    """Moments they chose, by our clock: whoever calls reads it."""
    organization = Organization.current()
    with timezone.override(organization.time_zone if organization else "UTC"):
        return "; ".join(moment(datetime.fromisoformat(value)) for value in values)
