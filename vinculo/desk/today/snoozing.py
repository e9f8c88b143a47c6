"""Good moments to put a nudge off to, in the hours of whoever reads and of whoever is to be spoken with."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from django.utils.translation import gettext as _

from vinculo.calendar.workdays import WorkCalendar
from vinculo.practices.today.conversation import Conversation
from vinculo.web.dates import moment as said

MORNING = time(9)
DAY_STARTS, DAY_ENDS = time(8), time(18)


@dataclass(frozen=True, slots=True)
class Later:
    until: datetime
    label: str

    @property
    def value(self) -> str:
        return self.until.isoformat()


def good_moments(talk: Conversation, *, at: datetime, zone: tzinfo, calendar: WorkCalendar) -> list[Later]:
    """See `moments`, for who the nudge is about."""
    opens_at = talk.open_now.opens_at if talk.open_now else None
    name = talk.nudge.contact.first_name if talk.nudge.contact else ""
    return moments(at=at, zone=zone, calendar=calendar, opens_at=opens_at, name=name)


def moments(
    *, at: datetime, zone: tzinfo, calendar: WorkCalendar, opens_at: datetime | None = None, name: str = ""
) -> list[Later]:
    """
    At most three: later today, the next working morning, the first of next week; before them, when who is to be spoken
    with (`name`) can be reached again (`opens_at`).
    """
    today = at.astimezone(zone).date()
    tomorrow = calendar.next_workday(today + timedelta(days=1))
    monday = calendar.next_workday(today + timedelta(days=7 - today.weekday()))
    soon = (at + timedelta(hours=3)).astimezone(zone)
    found_at = [soon] if soon.date() == today and DAY_STARTS <= soon.time() < DAY_ENDS else []
    found_at += [datetime.combine(day, MORNING, zone) for day in (tomorrow, monday)]
    found = [Later(moment, _label(moment)) for moment in _spaced(found_at)]
    if opens_at and opens_at > at and name:
        words = {"name": name, "when": said(opens_at)}
        found.insert(0, Later(opens_at, _("When %(name)s is there: %(when)s") % words))
    return found[:3]


def _label(moment: datetime) -> str:
    return said(moment)


def _spaced(moments: list[datetime]) -> list[datetime]:
    """Without those that fall on the same moment as an earlier one."""
    return sorted(set(moments))
