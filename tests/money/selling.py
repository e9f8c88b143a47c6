"""What invoices need before they can be issued: who we are, who they are, and a line."""

from datetime import UTC, date, datetime, timedelta

from tests.world import TODAY
from vinculo.money.invoicing.counting import recount
from vinculo.money.invoicing.issuing import issue
from vinculo.money.models import BillingDetails, Invoice, InvoiceLine, SellerDetails

AT = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)


def papers(world):
    """Both sides' details, as papers need them."""
    SellerDetails.objects.get_or_create(
        organization=world.organization,
        defaults={
            "legal_name": "Taller Faro S.L.", "tax_number": "ESB00000000", "street": "Calle del Faro 1",
            "postcode": "28001", "city": "Madrid", "country": "ES", "iban": "ES9121000418450200051332",
            "email": "facturas@faro.example",
        },
    )  # fmt: skip
    for client, name in ((world.luna, "Café Luna S.L."), (world.otero, "Taller Otero S.L.")):
        BillingDetails.objects.get_or_create(
            client=client,
            defaults={
                "legal_name": name, "tax_number": f"ESB1111111{client.pk % 10}", "street": "Plaza de la Luna 2",
                "postcode": "41001", "city": "Sevilla", "country": "ES",
            },
        )  # fmt: skip


def draft(world, *prices, **fields):
    """A draft for Café Luna with a line for each price, taxed with 21 %."""
    given = {
        "client": world.luna, "language": "es", "currency": "EUR", "title": "Shop", "by": world.marek,
        "due_on": TODAY + timedelta(days=400), **fields,
    }  # fmt: skip
    made = Invoice.objects.create(**given)
    for position, price in enumerate(prices or (100_00,)):
        InvoiceLine.objects.create(
            invoice=made, position=position, text=f"Work {position}", price=price, tax_name="21 %", tax_rate=2100
        )
    recount(made)
    return made


def issued(world, *prices, on: date = TODAY, at: datetime = AT, **fields):
    papers(world)
    return issue(draft(world, *prices, **fields), on=on, by=world.marek, at=at)
