"""The hours to choose from, said as one says them, with the clock of those who are elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.calendar.hours import wall_clock
from vinculo.clients.models import Contact
from vinculo.meetings.who import propose
from vinculo.people.models import Person
from vinculo.web.dates import moment

if TYPE_CHECKING:
    from vinculo.desk.meetings.forms import Around

NOTICE = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Offered:
    """One hour. `there`: what their clock shows, if it is another."""

    at: datetime
    words: str
    there: str

    @property
    def value(self) -> str:
        return self.at.isoformat()


def offered(around: Around, contacts: Sequence[Contact], people: Sequence[Person], minutes: int) -> list[Offered]:
    """The nearest hours that suit all of them."""
    found = propose(
        around.client, contacts, people, minutes=minutes, after=timezone.now() + NOTICE,
        organization=around.organization, but=around.meeting,
    )  # fmt: skip
    return [Offered(at, moment(at), _there(at, contacts)) for at in found]


def _there(at: datetime, contacts: Sequence[Contact]) -> str:
    here = wall_clock(at, timezone.get_current_timezone())
    for contact in contacts:
        theirs = wall_clock(at, ZoneInfo(contact.time_zone)) if contact.time_zone else here
        if theirs != here:
            return _("%(time)s for %(name)s") % {"time": theirs, "name": contact.first_name}
    return ""
