"""Every word and figure of an invoice as it is issued. Paper, electronic invoice and lists are made of this alone."""

from datetime import date
from typing import Any

from vinculo.clients.models import Client
from vinculo.money.arithmetic import Totals
from vinculo.money.invoicing.counting import priced
from vinculo.money.models import BillingDetails, Invoice, InvoiceLine, SellerDetails
from vinculo.people.models import Organization

SELLER = (
    "legal_name", "tax_number", "registration", "street", "postcode", "city", "country", "email", "phone", "iban",
    "bic", "foot",
)  # fmt: skip
BUYER = ("legal_name", "tax_number", "street", "postcode", "city", "country", "email")


def frozen(invoice: Invoice, lines: list[InvoiceLine], counted: Totals, *, on: date, number: str) -> dict[str, Any]:
    return {
        "number": number,
        "kind": invoice.kind,
        "title": invoice.title,
        "language": invoice.language,
        "currency": invoice.currency,
        "issued_on": on.isoformat(),
        "due_on": invoice.due_on.isoformat() if invoice.due_on else "",
        "supplied_on": invoice.supplied_on.isoformat() if invoice.supplied_on else "",
        "order_number": invoice.order_number,
        "note": invoice.note,
        "discount": invoice.discount,
        "seller": seller_now(),
        "buyer": buyer_now(invoice.client),
        "lines": [_line(line) for line in lines],
        "groups": groups_of(lines, counted),
        "totals": {
            "lines": counted.lines, "discount": counted.discount, "net": counted.net, "tax": counted.tax,
            "gross": counted.gross,
        },
        **_corrects(invoice),
    }  # fmt: skip


def seller_now() -> dict[str, str]:
    """Who we are on paper; the name of the house where no other is said."""
    house = Organization.current()
    found = SellerDetails.objects.filter(organization=house).first() if house else None
    said = {name: getattr(found, name, "") or "" for name in SELLER}
    said["legal_name"] = said["legal_name"] or (house.name if house else "")
    said["country"] = said["country"] or (house.country if house else "")
    return said


def buyer_now(client: Client) -> dict[str, str]:
    """Who they are on paper; what we know of the client where nothing else is said."""
    found = BillingDetails.objects.filter(client=client).first()
    said = {name: getattr(found, name, "") or "" for name in BUYER}
    said["legal_name"] = said["legal_name"] or client.name
    said["city"] = said["city"] or client.city
    said["country"] = said["country"] or client.country
    return said


def groups_of(lines: list[InvoiceLine], counted: Totals) -> list[dict[str, Any]]:
    """The sums by tax, each with its name and, where none is due, why."""
    names = {(line.tax_kind, line.tax_rate): (line.tax_name, line.tax_reason) for line in reversed(lines)}
    return [
        {
            "kind": one.kind, "rate": one.rate, "name": names[one.kind, one.rate][0],
            "reason": names[one.kind, one.rate][1], "lines": one.lines, "discount": one.discount, "net": one.net,
            "tax": one.tax,
        }
        for one in counted.groups
    ]  # fmt: skip


def _line(line: InvoiceLine) -> dict[str, Any]:
    return {
        "text": line.text, "quantity": line.quantity, "unit": line.unit, "price": line.price,
        "discount": line.discount, "net": priced(line).net, "tax_name": line.tax_name, "tax_kind": line.tax_kind,
        "tax_rate": line.tax_rate, "tax_reason": line.tax_reason,
    }  # fmt: skip


def _corrects(invoice: Invoice) -> dict[str, str]:
    before = invoice.corrects
    if before is None or before.issued_on is None:
        return {}
    return {"corrects": before.number, "corrects_on": before.issued_on.isoformat(), "because": invoice.because}
