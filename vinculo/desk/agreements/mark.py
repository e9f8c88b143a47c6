"""How an agreement stands, as a shape and a few words."""

from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.agreements.models import Agreement
from vinculo.agreements.models.agreement import SOON
from vinculo.web.dates import day
from vinculo.web.glyphs import state


def mark(agreement: Agreement, today: date, *, waits: bool) -> SafeString:
    if agreement.dropped_at:
        return state("open", _("Dropped"))
    if agreement.signed_on is None:
        if waits:
            return state("tight", _("Waits for signatures"))
        return state("open", _("Draft") if agreement.language else _("not signed yet"))
    if not agreement.is_in_force(today):
        return state("open", _("Over since %(day)s") % {"day": day(agreement.ended_on or agreement.until_on, today)})
    last = agreement.ended_on or agreement.until_on
    if last and last <= today + SOON:
        words = _("renews on %(day)s") if agreement.renew_on else _("ends on %(day)s")
        return state("tight", words % {"day": day(agreement.renew_on or last, today)})
    return state("ok", _("signed %(day)s") % {"day": day(agreement.signed_on, today)})
