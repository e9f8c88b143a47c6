"""A draft takes the next number, and nobody changes it after that."""

from datetime import timedelta

import pytest

from tests.money.selling import AT, draft, issued, papers
from tests.world import TODAY
from vinculo.clients.models import Audience
from vinculo.documents.verbs import share
from vinculo.money.invoicing import numbering
from vinculo.money.invoicing.issuing import issue
from vinculo.money.invoicing.missing import NotReady
from vinculo.money.invoicing.paper import paper_of
from vinculo.money.invoicing.sending import NotSpoken, send
from vinculo.money.models import Invoice, InvoiceLine, IsIssued, SellerDetails
from vinculo.record.models import Entry


def test_numbers_follow_each_other_and_begin_anew_each_year(world):
    first, second = issued(world), issued(world)
    next_year = issued(world, on=TODAY.replace(year=2027))

    assert [one.number for one in (first, second, next_year)] == ["F-2026-0001", "F-2026-0002", "F-2027-0001"]
    assert Entry.objects.filter(kind="invoice.issued").count() == 3


def test_a_number_that_was_not_used_in_the_end_is_taken_by_the_next(world):
    papers(world)
    SellerDetails.objects.update(tax_number="")
    with pytest.raises(NotReady):
        issue(draft(world), on=TODAY, by=world.marek, at=AT)
    SellerDetails.objects.update(tax_number="ESB00000000")

    assert issued(world).number == "F-2026-0001"


def test_dates_follow_the_numbers(world):
    issued(world, on=TODAY)

    with pytest.raises(numbering.TooEarly) as early:
        issued(world, on=TODAY - timedelta(days=1))

    assert early.value.last_on == TODAY
    assert issued(world, on=TODAY).number == "F-2026-0002"


def test_every_word_and_figure_is_frozen(world):
    invoice = issued(world, 100_00, 50_00, order_number="PO 7")
    SellerDetails.objects.update(legal_name="Other S.L.")
    invoice.refresh_from_db()

    assert (invoice.net, invoice.tax, invoice.gross) == (150_00, 31_50, 181_50)
    assert invoice.frozen["seller"]["legal_name"] == "Taller Faro S.L."
    assert invoice.frozen["buyer"]["city"] == "Sevilla"
    assert invoice.frozen["totals"] == {
        "lines": 150_00, "discount": 0, "net": 150_00, "tax": 31_50, "gross": 181_50,
    }  # fmt: skip
    assert (invoice.frozen["order_number"], invoice.frozen["groups"][0]["name"]) == ("PO 7", "21 %")


def test_what_is_missing_is_said_and_nothing_is_taken(world):
    bare = Invoice.objects.create(client=world.luna, language="en", currency="EUR")

    with pytest.raises(NotReady) as lacks:
        issue(bare, on=TODAY, by=world.marek, at=AT)

    assert lacks.value.reasons == ["lines", "seller_tax", "seller_address", "buyer_address"]


def change_title(invoice):
    invoice.title = "Another"
    invoice.save()


CHANGES = {
    "its words": change_title,
    "a sum": lambda invoice: Invoice.objects.filter(pk=invoice.pk).update(gross=1),
    "a line": lambda invoice: invoice.lines.first().save(),
    "all lines": lambda invoice: invoice.lines.all().update(price=1),
    "one more line": lambda invoice: InvoiceLine.objects.create(invoice=invoice, text="More", price=1),
    "a line less": lambda invoice: invoice.lines.first().delete(),
    "no lines": lambda invoice: invoice.lines.all().delete(),
    "gone": lambda invoice: invoice.delete(),
    "all gone": lambda invoice: Invoice.objects.all().delete(),
    "thrown away": lambda invoice: Invoice.objects.filter(pk=invoice.pk).update(deleted_at=AT),
    "again": lambda invoice: issue(invoice, on=TODAY, by=invoice.by, at=AT),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_issued_is_never_edited(world, change):
    invoice = issued(world)
    before = Invoice.objects.filter(pk=invoice.pk).values().get()

    with pytest.raises(IsIssued):
        change(invoice)

    assert Invoice.objects.filter(pk=invoice.pk).values().get() == before
    assert [line.price for line in invoice.lines.all()] == [100_00]


def test_its_paper_is_not_shown_past_the_talk(world):
    version = paper_of(issued(world))

    assert not share(version.document, Audience.SHARED, by=world.marek, at=AT)
    with pytest.raises(NotSpoken):
        send(version.document.client.invoices.get(), by=world.marek, at=AT)
    version.document.refresh_from_db()
    assert version.document.audience == Audience.TEAM


def test_an_invoice_is_not_due_before_its_date(world):
    with pytest.raises(NotReady, match="due_before"):
        issued(world, due_on=TODAY - timedelta(days=1))
