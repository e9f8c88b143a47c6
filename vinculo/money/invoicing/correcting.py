"""What was issued is corrected by a credit note, whole or in part; what is right then comes on a new invoice."""

from django.db import transaction

from vinculo.money.invoicing.counting import recount
from vinculo.money.invoicing.drafting import COPIED
from vinculo.money.invoicing.paying import credited_of
from vinculo.money.models import Invoice, InvoiceLine
from vinculo.people.models import Person

LOOKS = ("client", "project", "language", "currency", "order_number", "quote", "discount", "supplied_on")


class NothingLeft(ValueError):
    """It was credited wholly already, or is no invoice that was issued."""


@transaction.atomic
def credit(invoice: Invoice, *, because: str, by: Person) -> Invoice:
    """
    The draft of a credit note over the whole invoice; take lines or quantities off it for a part. When it is issued it
    settles what it takes off, and can never be more than what is left. NothingLeft.
    """
    if invoice.is_credit or not invoice.is_issued or credited_of(invoice) >= invoice.gross:
        raise NothingLeft
    return _copy(invoice, kind=Invoice.Kind.CREDIT, corrects=invoice, because=because, title=invoice.title, by=by)


@transaction.atomic
def again(invoice: Invoice, *, by: Person) -> Invoice:
    """A new draft with the same lines, to be put right."""
    return _copy(invoice, title=invoice.title, by=by)


def _copy(invoice: Invoice, **fields: object) -> Invoice:
    same = {name: getattr(invoice, name) for name in LOOKS}
    made = Invoice.objects.create(**same, **fields)
    InvoiceLine.objects.bulk_create(
        InvoiceLine(invoice=made, position=line.position, **{name: getattr(line, name) for name in COPIED})
        for line in invoice.lines.all()
    )
    recount(made)
    return made
