"""What the lines of an invoice come to, counted again whenever they change while it is a draft."""

from collections.abc import Iterable

from vinculo.money.arithmetic import Priced, Totals, totals
from vinculo.money.models import Invoice, InvoiceLine, QuoteLine


def priced(line: InvoiceLine | QuoteLine) -> Priced:
    return Priced(line.quantity, line.price, line.discount, line.tax_kind, line.tax_rate)


def totals_of(invoice: Invoice, lines: Iterable[InvoiceLine | QuoteLine] | None = None) -> Totals:
    rows = invoice.lines.all() if lines is None else lines
    return totals(map(priced, rows), currency=invoice.currency, discount=invoice.discount)


def recount(invoice: Invoice) -> Totals:
    """Keeps the sums beside the draft, for lists. IsIssued."""
    counted = totals_of(invoice)
    invoice.net, invoice.tax, invoice.gross = counted.net, counted.tax, counted.gross
    invoice.save(update_fields=["net", "tax", "gross", "updated_at"])
    return counted
