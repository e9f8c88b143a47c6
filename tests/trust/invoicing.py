"""One of everything with which we invoice, and what the forms would send."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.money.invoicing import numbering
from vinculo.money.invoicing.counting import recount
from vinculo.money.invoicing.issuing import issue
from vinculo.money.invoicing.paying import pay
from vinculo.money.invoicing.sending import send
from vinculo.money.models import (
    BillingDetails,
    Instalment,
    Invoice,
    InvoiceLine,
    Quote,
    QuoteAnswer,
    QuoteLine,
    QuoteVersion,
    SellerDetails,
    Series,
    TaxRate,
)


def make_invoicing(world: World) -> dict[str, Any]:
    now, today = timezone.now(), timezone.localdate()
    address = {"street": "Calle 1", "postcode": "28001", "city": "Madrid", "country": "ES"}
    SellerDetails.objects.get_or_create(
        organization=world.organization,
        defaults={"legal_name": "Taller Faro S.L.", "tax_number": "ESB00000000", "usual_amount": 10**9, **address},
    )
    BillingDetails.objects.get_or_create(client=world.luna, defaults={"legal_name": "Café Luna S.L.", **address})
    tax = TaxRate.objects.create(name="IVA 21 %", kind="S", rate=2100)
    numbering.seed_series()
    bill = issue(_draft(world), on=today - timedelta(days=40), by=world.marek, at=now)
    send(bill, by=world.marek, at=now)
    return {
        "invoice_draft": _draft(world),
        "bill": bill,
        "bill_payment": pay(bill, amount=21_00, currency="EUR", on=today, by=world.marek, at=now),
        "bill_planned": Instalment.objects.create(
            client=world.luna, project=world.shop, text="Care", amount=100_00, currency="EUR", on=today, by=world.marek
        ),
        "bill_quote": _accepted(world),
        "bill_tax": tax,
        "bill_series": Series.objects.create(name="Second", prefix="G"),
    }


def _draft(world: World) -> Invoice:
    made = Invoice.objects.create(
        client=world.luna, project=world.shop, language="en", currency="EUR", title="Shop", by=world.marek,
        due_on=timezone.localdate() - timedelta(days=9),
    )  # fmt: skip
    InvoiceLine.objects.create(invoice=made, text="Plates", price=100_00, tax_name="IVA 21 %", tax_rate=2100)
    recount(made)
    return made


def _accepted(world: World) -> Quote:
    quote = Quote.objects.create(
        number="Q-bill", title="Shop", client=world.luna, project=world.shop, language="en", currency="EUR",
        state=Quote.State.ACCEPTED, owner=world.marek, by=world.marek,
    )  # fmt: skip
    quote.current = QuoteVersion.objects.create(quote=quote, number=1, sent_at=timezone.now(), by=world.marek)
    quote.save(update_fields=["current"])
    QuoteLine.objects.create(version=quote.current, text="Plates", price=100_00, tax_rate=2100)
    QuoteAnswer.objects.create(
        version=quote.current, kind=QuoteAnswer.Kind.ACCEPTED, at=timezone.now(), stands=True, total=121_00
    )
    return quote


def ids_of_invoicing(all_: Any) -> dict[tuple[str, str], Any]:
    drafts = ("edit", "lines", "issue", "drop")
    return {
        **{(f"invoices:{name}", "pk"): all_.invoice_draft.pk for name in drafts},
        ("invoices", "pk"): all_.bill.pk,
        ("invoices", "payment"): all_.bill_payment.pk,
        ("invoices:from_quote", "pk"): all_.bill_quote.pk,
        ("invoices:split_quote", "pk"): all_.bill_quote.pk,
        ("invoices:end_instalment", "pk"): all_.bill_planned.pk,
        ("invoices:of_client", "pk"): all_.luna.pk,
        ("invoices:billing", "pk"): all_.luna.pk,
        ("invoices:tax", "pk"): all_.bill_tax.pk,
        ("invoices:retire_tax", "pk"): all_.bill_tax.pk,
        ("invoices:usual_series", "pk"): all_.bill_series.pk,
        ("invoices:retire_series", "pk"): all_.bill_series.pk,
        ("invoices:export_file", "what"): "taxes",
        ("invoices:export_file", "form"): "csv",
    }


def _day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


ADDRESS = {"street": "Plaza 2", "postcode": "41001", "city": "Sevilla", "country": "ES"}
BODIES_OF_INVOICING: dict[str, Callable[[Any], dict[str, Any]]] = {
    "invoices:new": lambda a: {"chosen": f"{a.luna.pk}-{a.ana.pk}", "who": "", "project": a.shop.pk},
    "invoices:from_hours": lambda a: {"project": a.shop.pk, "month": _day(0), "rate": "60"},
    "invoices:edit": lambda a: {
        "title": "The shop", "project": a.shop.pk, "series": a.bill_series.pk, "currency": "EUR", "language": "es",
        "order_number": "PO 7", "supplied_on": _day(-1), "due_on": _day(30), "discount": "5", "note": "Thank you",
    },
    "invoices:lines": lambda a: {
        "l-TOTAL_FORMS": 1, "l-INITIAL_FORMS": 0, "l-0-text": "Cups", "l-0-quantity": "2", "l-0-unit": "h",
        "l-0-price": "50", "l-0-discount": "10", "l-0-tax": a.bill_tax.pk,
    },
    "invoices:issue": lambda a: {"on": _day(-20)},
    "invoices:without_a_talk": lambda a: {"because": "Agreed by phone"},
    "invoices:talk": lambda a: {"contact": a.ana.pk, "on": _day(3), "at_time": "10:00", "kind": "phone"},
    "invoices:pay": lambda a: {"amount": "50", "on": _day(0), "how": "Transfer", "note": "Half"},
    "invoices:credit": lambda a: {"because": "Twice"},
    "invoices:billing": lambda a: {
        "legal_name": "Luna", "tax_number": "ESB1", "email": "bills@luna.example", "order_number": "PO 8",
        "days_to_pay": "15", **ADDRESS,
    },
    "invoices:new_instalment": lambda a: {
        "chosen": f"{a.luna.pk}-{a.ana.pk}", "who": "", "project": a.shop.pk, "text": "Care", "why": "every",
        "on": _day(3), "every_months": "3", "until_on": _day(400), "amount": "100", "currency": "EUR",
        "tax": a.bill_tax.pk,
    },
    "invoices:split_quote": lambda a: {
        "p-TOTAL_FORMS": 2, "p-INITIAL_FORMS": 0, "p-0-weight": "40", "p-0-text": "First", "p-0-on": _day(1),
        "p-1-weight": "60", "p-1-text": "Rest", "p-1-milestone": a.milestone.pk,
    },
    "invoices:seller": lambda a: {
        "legal_name": "Faro S.L.", "tax_number": "ESB2", "registration": "R 1", "email": "bills@faro.example",
        "phone": "+34 600", "iban": "ES9121000418450200051332", "bic": "CAIXESBB", "days_to_pay": "20",
        "usual_amount": "1500", "foot": "Thank you", **ADDRESS,
    },
    "invoices:taxes": lambda a: {"name": "IVA 5 %", "kind": "S", "rate": "5", "is_usual": "on"},
    "invoices:tax": lambda a: {"name": "IVA 22 %", "kind": "S", "rate": "22", "is_usual": "on"},
    "invoices:series": lambda a: {
        "name": "Third", "prefix": "H", "per_year": "on", "digits": "5", "for_credit_notes": "on",
    },
}  # fmt: skip
QUERIES_OF_INVOICING: dict[str, Callable[[Any], dict[str, Any]]] = {
    "invoices:export_file": lambda a: {"since": _day(-100), "until": _day(0)},
}
