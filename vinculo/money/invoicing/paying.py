"""What came in for an invoice, what was taken back, and when it was settled. All of it in the invoice's currency."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Sum

from vinculo.db.locking import lock_named
from vinculo.money.arithmetic import DifferentCurrencies
from vinculo.money.invoicing import recorded
from vinculo.money.models import Invoice, Payment
from vinculo.people.models import Person


class MoreThanOpen(ValueError):
    """More would come in than is open, and nobody said that this is meant."""


class MoreThanCameIn(ValueError):
    """More would go back than came in."""


class NotPayable(ValueError):
    """A draft or a credit note is not paid."""


@transaction.atomic
def pay(
    invoice: Invoice,
    *,
    amount: int,
    currency: str,
    on: date,
    by: Person | None,
    at: datetime,
    how: str = "",
    note: str = "",
    is_more_meant: bool = False,
) -> Payment:
    """
    Money that came in; less than nothing: that went back.

    Raises NotPayable, MoreThanOpen, MoreThanCameIn, DifferentCurrencies.
    """
    lock_named(f"invoice:{invoice.pk}")
    invoice.refresh_from_db()
    if invoice.is_credit or not invoice.is_issued or amount == 0:
        raise NotPayable
    if currency != invoice.currency:
        raise DifferentCurrencies(f"{currency} and {invoice.currency}")
    if amount > invoice.open and not is_more_meant:
        raise MoreThanOpen
    if amount < 0 and came_in(invoice) + amount < 0:
        raise MoreThanCameIn
    payment = Payment.objects.create(
        invoice=invoice, on=on, amount=amount, currency=currency, how=how, note=note, by=by, at=at
    )
    settle(invoice)
    recorded.did("paid", invoice, by=by, at=at, amount=amount)
    return payment


@transaction.atomic
def take_back(payment: Payment, *, by: Person | None, at: datetime) -> Payment | None:
    """A mistake: a row of its own that undoes the other, on its day. None if it was taken back already."""
    lock_named(f"invoice:{payment.invoice_id}")
    if payment.takes_back_id or Payment.objects.filter(takes_back=payment).exists():
        return None
    try:
        with transaction.atomic():
            back = Payment.objects.create(
                invoice_id=payment.invoice_id, on=payment.on, amount=-payment.amount, currency=payment.currency,
                takes_back=payment, by=by, at=at,
            )  # fmt: skip
    except IntegrityError:
        return None
    invoice = Invoice.objects.get(pk=payment.invoice_id)
    settle(invoice)
    recorded.did("unpaid", invoice, by=by, at=at, amount=-payment.amount)
    return back


def settle(invoice: Invoice) -> None:
    """Adds up again what settled it. A credit note is settled by what it corrects."""
    if not invoice.is_issued:
        return
    if invoice.is_credit:
        invoice.paid, invoice.settled_on = invoice.gross, invoice.issued_on
    else:
        moves = _moves(invoice)
        invoice.paid = sum(amount for _on, amount in moves)
        invoice.settled_on = settled_on(invoice.gross, moves)
    invoice.save(update_fields=["paid", "settled_on", "updated_at"])


def settled_on(gross: int, moves: list[tuple[date, int]]) -> date | None:
    """The day since which nothing is open, if nothing is."""
    together, since = 0, None
    for on, amount in sorted(moves):
        together += amount
        since = (since or on) if together >= gross else None
    return since


def came_in(invoice: Invoice) -> int:
    return invoice.payments.aggregate(all=Sum("amount"))["all"] or 0


def credited_of(invoice: Invoice) -> int:
    """What issued credit notes took off it."""
    return invoice.corrections.issued().aggregate(all=Sum("gross"))["all"] or 0


def _moves(invoice: Invoice) -> list[tuple[date, int]]:
    credits = invoice.corrections.issued().values_list("issued_on", "gross")
    paid = invoice.payments.values_list("on", "amount")
    return [*paid, *((on, amount) for on, amount in credits if on)]
