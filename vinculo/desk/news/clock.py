"""Bad news runs against the end of the working day in which we learnt it."""

from datetime import datetime, timedelta

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.calendar.workdays import WorkCalendar
from vinculo.conversations.models import BadNews
from vinculo.web.dates import moment
from vinculo.web.glyphs import state

SOON = timedelta(hours=2)


def tell_by(news: BadNews, calendar: WorkCalendar) -> datetime:
    """Until when they should hear it from us."""
    return calendar.end_of_day(news.known_at)


def mark(news: BadNews, now: datetime, calendar: WorkCalendar) -> SafeString:
    """How it stands, in a shape and a few words."""
    if news.over_at:
        return state("ok", _("No longer true"))
    if news.told_at:
        return _told(news)
    until = tell_by(news, calendar)
    if until < now:
        return state("risk", _("They do not know: it was due %(when)s") % {"when": moment(until)})
    return state("tight" if until - now <= SOON else "run", _("Tell them by %(when)s") % {"when": moment(until)})


def _told(news: BadNews) -> SafeString:
    if not news.way_out.strip():
        return state("risk", _("Told without a way out"))
    if news.is_ours and news.owned_at is None:
        return state("tight", _("Told; not yet that it was ours"))
    return state("ok", _("They know"))
