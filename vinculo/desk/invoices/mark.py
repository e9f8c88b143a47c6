"""How an invoice stands: a shape and a few words."""

from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.money.models import Invoice
from vinculo.web.dates import day
from vinculo.web.glyphs import state


def mark(invoice: Invoice, today: date) -> SafeString:
    if not invoice.is_issued:
        return state("open", _("Draft"))
    if invoice.is_credit:
        return state("ok", _("Credited"))
    if invoice.open < 0:
        return state("tight", _("They paid too much"))
    if invoice.settled_on:
        return state("ok", _("Settled on %(day)s") % {"day": day(invoice.settled_on, today)})
    if late := invoice.days_late(today):
        return state("risk", ngettext("%(days)d day overdue", "%(days)d days overdue", late) % {"days": late})
    if not invoice.sent_at:
        return state("tight", _("Not sent yet"))
    return state("run", _("Due on %(day)s") % {"day": day(invoice.due_on, today)})
