"""The two clocks of an incident: a swarm within two hours, a report to the client every working day."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.calendar.workdays import WorkCalendar
from vinculo.conversations.models import Incident, IncidentReport
from vinculo.web.dates import moment
from vinculo.web.glyphs import state

SOON = timedelta(hours=2)


def report_due_at(incident: Incident, told_at: datetime | None, calendar: WorkCalendar) -> datetime:
    """Until when they should hear of it: the end of the working day it began in, or of the one after they last did."""
    if told_at is None:
        return calendar.end_of_day(incident.began_at)
    return calendar.end_of_day(datetime.combine(calendar.day_of(told_at) + timedelta(days=1), time(0), calendar.zone))


def report_mark(incident: Incident, told_at: datetime | None, now: datetime, calendar: WorkCalendar) -> SafeString:
    if incident.over_at:
        return state("ok", _("Over"))
    due = report_due_at(incident, told_at, calendar)
    if due < now:
        return state("risk", _("Tell them where it stands: was due %(when)s") % {"when": moment(due)})
    if told_at and calendar.day_of(told_at) == calendar.day_of(now):
        return state("ok", _("They heard today"))
    return state("tight" if due - now <= SOON else "run", _("Tell them by %(when)s") % {"when": moment(due)})


def swarm_mark(incident: Incident, named_at: datetime | None, now: datetime) -> SafeString:
    if named_at or incident.over_at:
        return SafeString("")
    words = {"when": moment(incident.swarm_due_at)}
    if incident.swarm_due_at < now:
        return state("risk", _("Nobody is named: was due %(when)s") % words)
    return state("tight", _("Name who works on it by %(when)s") % words)


def last_told(reports: Iterable[IncidentReport]) -> datetime | None:
    return max((report.told_at for report in reports if report.told_at), default=None)
