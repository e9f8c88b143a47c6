"""What an invoice still lacks before it may be issued, as codes; the words are in `WORDS`."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.money.invoicing.freezing import buyer_now, seller_now
from vinculo.money.models import Invoice, InvoiceLine, TaxRate

Kind = TaxRate.Kind
NEEDS_THEIR_NUMBER = (Kind.REVERSE, Kind.COMMUNITY)
NEEDS_REASON = (Kind.EXEMPT, Kind.REVERSE, Kind.COMMUNITY, Kind.EXPORT, Kind.OUTSIDE)

WORDS: dict[str, Promise] = {
    "lines": _("There is nothing on it yet: add a line."),
    "nothing": _("It comes to nothing: say what a line costs."),
    "seller_name": _("Our legal name is missing in the settings."),
    "seller_tax": _("Our VAT number is missing in the settings."),
    "seller_address": _("Our address is missing in the settings."),
    "buyer_name": _("Their legal name is missing in the billing details."),
    "buyer_address": _("Their street, city or country is missing in the billing details."),
    "buyer_tax": _("Without tax between companies their VAT number is needed in the billing details."),
    "due_before": _("It would be due before it is dated."),
    "outside": _("“Not subject to tax” cannot stand beside other taxes on one invoice."),
    "reason": _("A line without tax does not say why none is due."),
    "supplied": _("Say when it was delivered: within the European Union that day is needed."),
    "too_much": _("That is more than what is left of the invoice it corrects."),
}  # fmt: skip


class NotReady(ValueError):
    """It cannot be issued like this; `reasons` are keys of WORDS."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(", ".join(reasons))
        self.reasons = reasons


def missing(invoice: Invoice, lines: list[InvoiceLine]) -> list[str]:
    """In the order in which one would put it right. Nothing: it may be issued."""
    return [*_of_lines(invoice, lines), *_of_us(), *_of_them(invoice, lines), *_of_days(invoice, lines)]


def _of_lines(invoice: Invoice, lines: list[InvoiceLine]) -> list[str]:
    if not lines:
        return ["lines"]
    found = [] if invoice.gross > 0 else ["nothing"]
    kinds = {line.tax_kind for line in lines}
    if Kind.OUTSIDE in kinds and len(kinds) > 1:
        found.append("outside")
    if any(line.tax_kind in NEEDS_REASON and not line.tax_reason for line in lines):
        found.append("reason")
    return found


def _of_us() -> list[str]:
    us = seller_now()
    checks = {
        "seller_name": us["legal_name"],
        "seller_tax": us["tax_number"],
        "seller_address": us["street"] and us["city"] and us["country"],
    }
    return [key for key, there in checks.items() if not there]


def _of_them(invoice: Invoice, lines: list[InvoiceLine]) -> list[str]:
    them = buyer_now(invoice.client)
    between = any(line.tax_kind in NEEDS_THEIR_NUMBER for line in lines)
    checks = {
        "buyer_name": them["legal_name"],
        "buyer_address": them["street"] and them["city"] and them["country"],
        "buyer_tax": them["tax_number"] or not between,
    }
    return [key for key, there in checks.items() if not there]


def _of_days(invoice: Invoice, lines: list[InvoiceLine]) -> list[str]:
    within = any(line.tax_kind == Kind.COMMUNITY for line in lines)
    return ["supplied"] if within and not invoice.supplied_on else []
