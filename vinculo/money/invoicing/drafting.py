"""Beginning an invoice: empty, from a quote they accepted, from the hours of a month, or with one line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Sum

from vinculo.clients.language import language_to
from vinculo.clients.models import Client
from vinculo.db.locking import lock_named
from vinculo.money import rates
from vinculo.money.arithmetic import THOUSAND, over
from vinculo.money.invoicing.counting import recount
from vinculo.money.models import (
    BillingDetails,
    Invoice,
    InvoiceLine,
    IsIssued,
    Quote,
    QuoteAnswer,
    QuoteLine,
    SellerDetails,
    TaxRate,
)
from vinculo.people.models import Organization, Person
from vinculo.projects.models import Project, TimeEntry

COPIED = (
    "text", "quantity", "unit", "price", "discount", "tax_name", "tax_kind", "tax_rate", "tax_reason",
)  # fmt: skip


class NotAccepted(ValueError):
    """There is no invoice from a quote nobody said yes to."""


class NoHours(ValueError):
    """Nobody noted billable time for that month."""


@dataclass(frozen=True, slots=True)
class NewLine:
    """One line as it is to be written. `tax`: the usual one where nothing is said."""

    text: str
    price: int
    quantity: int = THOUSAND
    unit: str = ""
    discount: int = 0
    tax: TaxRate | None = None

    def values(self) -> dict[str, Any]:
        said = {name: getattr(self, name) for name in ("text", "price", "quantity", "unit", "discount")}
        return {**said, **taxed(self.tax or rates.usual())}


def taxed(tax: TaxRate | None) -> dict[str, Any]:
    """What a line keeps of the way it is taxed. Without any, nothing is due: the one who writes it says why."""
    if tax is None:
        return {"tax_name": "", "tax_kind": TaxRate.Kind.EXEMPT, "tax_rate": 0, "tax_reason": ""}
    return {"tax_name": tax.name, "tax_kind": tax.kind, "tax_rate": tax.rate, "tax_reason": tax.reason}


@transaction.atomic
def begin(
    client: Client, lines: Iterable[NewLine] = (), *, by: Person | None, currency: str = "", **fields: Any
) -> Invoice:
    """A draft in the client's language and currency, with what we know of how they want it."""
    house = Organization.current()
    if house:
        rates.seed(house)
    usual = BillingDetails.objects.filter(client=client).first()
    given = {
        "language": language_to(None, client, house) if house else "en",
        "currency": currency or client.currency or (house.currency if house else "EUR"),
        "order_number": usual.order_number if usual else "",
        **fields,
    }
    invoice = Invoice.objects.create(client=client, by=by, **given)
    return _with_lines(invoice, (line.values() for line in lines))


@transaction.atomic
def from_quote(quote: Quote, *, by: Person) -> Invoice:
    """All they said yes to, to the cent. NotAccepted."""
    client, version = quote.client, quote.current
    if quote.state != Quote.State.ACCEPTED or client is None or version is None:
        raise NotAccepted
    invoice = begin(
        client, by=by, currency=quote.currency, language=quote.language, project=quote.project, quote=quote,
        title=version.title, discount=version.discount,
    )  # fmt: skip
    return _with_lines(invoice, ({name: getattr(line, name) for name in COPIED} for line in accepted_lines(quote)))


def accepted_lines(quote: Quote) -> list[QuoteLine]:
    """The lines of the version they said yes to, with the optional ones they took."""
    answer = QuoteAnswer.objects.filter(version=quote.current, stands=True).first()
    chosen = set(answer.chosen) if answer else set()
    lines = quote.current.lines.all() if quote.current else ()
    return [line for line in lines if not line.is_optional or line.pk in chosen]


def from_hours(
    project: Project, month: date, *, rate: int, text: str, by: Person | None, tax: TaxRate | None = None, **fields: Any
) -> Invoice:
    """The billable time of a month, as one line. NoHours."""
    minutes = minutes_of(project, month)
    if not minutes:
        raise NoHours
    line = NewLine(text, rate, quantity=over(minutes * THOUSAND, 60), unit="h", tax=tax)
    return begin(project.client, [line], by=by, project=project, supplied_on=last_day(month), **fields)


def minutes_of(project: Project, month: date) -> int:
    entries = TimeEntry.objects.filter(project=project, is_billable=True)
    there = entries.filter(on__gte=month.replace(day=1), on__lte=last_day(month))
    return there.aggregate(all=Sum("minutes"))["all"] or 0


def last_day(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def due_day(client: Client, *, on: date) -> date:
    """By when it is to be paid: as agreed with them, else as we usually do."""
    house = Organization.current()
    theirs = BillingDetails.objects.filter(client=client).values_list("days_to_pay", flat=True).first()
    ours = SellerDetails.objects.filter(organization=house).values_list("days_to_pay", flat=True).first()
    days = theirs if theirs is not None else ours if ours is not None else 30
    return on + timedelta(days=days)


@transaction.atomic
def set_head(invoice: Invoice, **said: Any) -> None:
    """What stands above the lines of a draft, by the names of its columns. IsIssued."""
    _hold(invoice)
    for name, value in said.items():
        setattr(invoice, name, value)
    invoice.save(update_fields=[*said, "updated_at"])
    recount(invoice)


@transaction.atomic
def set_lines(invoice: Invoice, lines: Iterable[dict[str, Any]]) -> None:
    """The lines of a draft, all of them, by the names of their columns. IsIssued."""
    _hold(invoice)
    invoice.lines.all().delete()
    _with_lines(invoice, lines)


def _hold(invoice: Invoice) -> None:
    """Reads the draft again; nobody issues it until our transaction ends. IsIssued."""
    lock_draft(invoice)
    if not Invoice.objects.drafts().filter(pk=invoice.pk).exists():
        raise IsIssued
    invoice.refresh_from_db()


def lock_draft(invoice: Invoice) -> None:
    """One at a time: whoever writes on a draft, issues it, or issues what corrects it."""
    lock_named(f"invoice:{invoice.corrects_id or invoice.pk}")


def _with_lines(invoice: Invoice, lines: Iterable[dict[str, Any]]) -> Invoice:
    InvoiceLine.objects.bulk_create(
        InvoiceLine(invoice=invoice, position=place, **line) for place, line in enumerate(lines)
    )
    recount(invoice)
    return invoice
