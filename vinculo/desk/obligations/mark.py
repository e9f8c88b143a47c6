"""How an obligation stands, in a shape and a few words that blame nobody."""

from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.agreements.models import Obligation
from vinculo.web.dates import day_near
from vinculo.web.glyphs import state

SOON = 3  # days


def mark(obligation: Obligation, today: date) -> SafeString:
    if obligation.done_on:
        return state("ok", _("Done"))
    if obligation.withdrawn_at:
        return state("open", _("Withdrawn"))
    if obligation.due_on is None:
        return state("open", _("No date"))
    left = (obligation.due_on - today).days
    if left < 0:
        past = ngettext("%(days)d day past the day agreed", "%(days)d days past the day agreed", -left)
        return state("risk", past % {"days": -left})
    if left <= SOON:
        return state("tight", _("Due %(day)s") % {"day": day_near(obligation.due_on, today)})
    return state("run", ngettext("in %(days)d day", "in %(days)d days", left) % {"days": left})


def counted(obligation: Obligation) -> str:
    """88 of 126; nothing where nothing is counted."""
    if obligation.wanted is None:
        return ""
    return _("%(received)d of %(wanted)d") % {"received": obligation.received, "wanted": obligation.wanted}


def to_go(obligation: Obligation) -> str:
    """38 of 126 to go."""
    if obligation.wanted is None or not obligation.missing:
        return ""
    return _("%(missing)d of %(wanted)d to go") % {"missing": obligation.missing, "wanted": obligation.wanted}
