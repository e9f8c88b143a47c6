"""Invoices, their taxes and payments of a time, as rows for accountants. Made of what was frozen."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from vinculo.money.models import Invoice, Payment

Row = list[Any]
BATCH = 500


def invoices(found: Any, since: date, until: date) -> Iterator[Row]:
    """One row each; a credit note with its sums below nothing. The first row says what the columns are."""
    yield [
        _("Number"), _("Kind"), _("Dated"), _("Delivered on"), _("Due on"), _("Client"), _("VAT number"), _("Country"),
        _("Currency"), _("Without tax"), _("Tax"), _("Total"), _("Paid"), _("Open"), _("Settled on"), _("Corrects"),
    ]  # fmt: skip
    for one in _issued(found, since, until):
        sign, buyer = (-1 if one.is_credit else 1), one.frozen["buyer"]
        yield [
            one.number, one.get_kind_display(), one.issued_on, one.supplied_on, one.due_on, buyer["legal_name"],
            buyer["tax_number"], buyer["country"], one.currency, money(sign * one.net), money(sign * one.tax),
            money(sign * one.gross), money(0 if one.is_credit else one.paid), money(one.open), one.settled_on,
            one.frozen.get("corrects", ""),
        ]  # fmt: skip


def taxes(found: Any, since: date, until: date) -> Iterator[Row]:
    """One row for each tax of each invoice: what the tax return is made of."""
    yield [
        _("Number"), _("Dated"), _("Client"), _("VAT number"), _("Currency"), _("Tax"), _("Category"), _("Rate"),
        _("Without tax"), _("Tax"), _("Why no tax is due"),
    ]  # fmt: skip
    for one in _issued(found, since, until):
        sign, buyer = (-1 if one.is_credit else 1), one.frozen["buyer"]
        for group in one.frozen["groups"]:
            yield [
                one.number, one.issued_on, buyer["legal_name"], buyer["tax_number"], one.currency, group["name"],
                group["kind"], money(group["rate"]), money(sign * group["net"]), money(sign * group["tax"]),
                group["reason"],
            ]  # fmt: skip


def payments(found: Any, since: date, until: date) -> Iterator[Row]:
    yield [_("On"), _("Number"), _("Client"), _("Currency"), _("Amount"), _("How"), _("Note"), _("Takes back")]
    rows = Payment.objects.filter(invoice__in=found, on__gte=since, on__lte=until)
    related = rows.select_related("invoice", "takes_back").order_by("on", "pk")
    for one in related.iterator(chunk_size=BATCH):
        took = one.takes_back.on if one.takes_back else ""
        client = one.invoice.frozen["buyer"]["legal_name"]
        yield [one.on, one.invoice.number, client, one.currency, money(one.amount), one.how, one.note, took]


BOOKS: dict[str, Callable[[Any, date, date], Iterator[Row]]] = {
    "invoices": invoices,
    "taxes": taxes,
    "payments": payments,
}


def money(minor: int) -> str:
    """12.30, in whole and hundredths with a point, as machines read it. Never a float."""
    whole, rest = divmod(abs(minor), 100)
    return f"{'-' if minor < 0 else ''}{whole}.{rest:02}"


def _issued(found: Any, since: date, until: date) -> Iterator[Invoice]:
    rows = found.issued().filter(issued_on__gte=since, issued_on__lte=until)
    return rows.order_by("issued_on", "series", "sequence").iterator(chunk_size=BATCH)
