"""How long they have waited, against the 24 hours."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.calendar.clock import ClockKind, time_gone
from vinculo.calendar.workdays import WorkCalendar
from vinculo.conversations.clock import HOURS
from vinculo.conversations.models import Question
from vinculo.people.models import Organization
from vinculo.people.worktime import work_calendar
from vinculo.web.dates import moment
from vinculo.web.glyphs import state

HOUR = timedelta(hours=1)
SOON = 0.75  # of the clock


@dataclass(frozen=True, slots=True)
class Clock:
    """The calendar and the kind of clock of the organization, read once for a whole list."""

    kind: ClockKind
    calendar: WorkCalendar

    @classmethod
    def of(cls, organization: Organization | None) -> "Clock":
        kind = cast(ClockKind, organization.question_clock if organization else "plain")
        return cls(kind, work_calendar(organization if kind == "working" else None))

    def hours(self, question: Question, at: datetime) -> int:
        """Whole hours on the clock, until the answer came or now."""
        return int(self.gone(question.asked_at, question.answered_at or at))

    def gone(self, since: datetime, at: datetime) -> float:
        """Hours on the clock between two moments."""
        return time_gone(since, at, self.calendar, self.kind) / HOUR

    def mark(self, question: Question, at: datetime) -> SafeString:
        """In a shape and a few words: how long, and whether that is still within our word."""
        if question.answered_at:
            return state("ok", waited(self.hours(question, at)))
        if question.asked_by_us:
            return state("run", waited(self.hours(question, at)))
        if question.by_when_at:
            words = _("answer by %(when)s") % {"when": moment(question.by_when_at)}
            return state("risk" if at > question.by_when_at else "run", words)
        gone = self.hours(question, at)
        words = _("%(hours)d h of %(limit)d") % {"hours": gone, "limit": HOURS}
        return state("risk" if gone >= HOURS else "tight" if gone >= HOURS * SOON else "run", words)


def waited(hours: int) -> str:
    if hours < 1:
        return _("under an hour")
    if hours < 2 * HOURS:
        return _("%(hours)d h") % {"hours": hours}
    days = hours // HOURS
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}
