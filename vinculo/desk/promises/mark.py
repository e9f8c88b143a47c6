"""How a promise stands, in a shape and two words."""

from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.agreements.models import Promise
from vinculo.calendar.workdays import WorkCalendar
from vinculo.web.glyphs import state

TIGHT = 1  # working days of air


def mark(promise: Promise, today: date, calendar: WorkCalendar, *, warned: bool = False) -> SafeString:
    """`warned`: the client heard of the date we now expect."""
    if promise.kept_on:
        return state("ok")
    if promise.withdrawn_at:
        return state("open", _("Withdrawn"))
    if promise.promised_on is None:
        return state("open", _("No date"))
    if promise.is_slipping(today):
        return state("risk", _("Slips, they know") if warned else _("Warn today"))
    air = calendar.workdays_between(max(promise.expected_on or today, today), promise.promised_on)
    if promise.expected_on is None:
        return state("run", _("No internal date"))
    if air <= TIGHT:
        return state("tight")
    return state("run", ngettext("%(days)d day of air", "%(days)d days of air", air) % {"days": air})
