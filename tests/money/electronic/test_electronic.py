"""The electronic invoice holds against the schema and against the rules of EN 16931, whatever stands on it."""

import io
from datetime import timedelta

import pytest
from facturx import get_facturx_xml_from_pdf, xml_check_xsd
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pypdf import PdfReader

from tests.money.electronic.schematron import broken_rules
from tests.money.selling import AT, draft, issued, papers
from tests.world import TODAY, make_world
from vinculo.money.electronic.building import build, vat_number
from vinculo.money.electronic.file import as_pdf, as_xml
from vinculo.money.invoicing import correcting
from vinculo.money.invoicing.counting import recount
from vinculo.money.invoicing.issuing import issue
from vinculo.money.models import BillingDetails, InvoiceLine

TAXES = {
    "S": ("S", 2100, ""),
    "Z": ("Z", 0, ""),
    "E": ("E", 0, "Teaching"),
    "AE": ("AE", 0, "Reverse charge"),
    "K": ("K", 0, "Within the Union"),
    "G": ("G", 0, "Export"),
    "O": ("O", 0, "Not here"),
}


def taxed(world, *kinds, **fields):
    """An issued invoice with a line for each kind of tax."""
    papers(world)
    made = draft(world, **{"supplied_on": TODAY, "order_number": "PO 7", **fields})
    made.lines.all().delete()
    for kind, rate, reason in kinds:
        InvoiceLine.objects.create(
            invoice=made, text="Work", quantity=2333, unit="h", price=60_01, discount=1250, tax_name=kind,
            tax_kind=kind, tax_rate=rate, tax_reason=reason,
        )  # fmt: skip
    recount(made)
    return issue(made, on=TODAY, by=world.marek, at=AT)


def holds(xml):
    assert xml_check_xsd(xml, flavor="factur-x", level="en16931")
    assert broken_rules(xml) == []


@pytest.mark.parametrize("kind", TAXES)
def test_each_kind_of_tax_holds(world, kind):
    if kind == "K":
        BillingDetails.objects.filter(client=world.luna).update(country="DE", tax_number="DE123456789")

    holds(as_xml(taxed(world, TAXES[kind])))


def test_several_taxes_with_a_discount_on_everything_hold(world):
    holds(as_xml(taxed(world, ("S", 2100, ""), ("S", 1000, ""), ("E", 0, "Teaching"), discount=333)))


def test_a_credit_note_holds_and_names_what_it_corrects(world):
    invoice = issued(world, 33_33, 66_67)
    note = issue(correcting.credit(invoice, because="Twice", by=world.marek), on=TODAY, by=world.marek, at=AT)

    xml = as_xml(note)

    holds(xml)
    assert b"<ram:TypeCode>381</ram:TypeCode>" in xml
    assert invoice.number.encode() in xml


def test_what_xml_cannot_hold_is_left_out(world):
    invoice = taxed(world, TAXES["S"])
    invoice.frozen["lines"][0]["text"] = "Bread\x0b and\x01 cakes \ufffe\U0001f950"

    assert "Bread  and  cakes  \U0001f950" in build(invoice.frozen).decode()


def test_the_rules_do_find_what_is_wrong(world):
    """The twin of the tests above: a sum that is a cent off is seen."""
    frozen = taxed(world, TAXES["S"]).frozen
    frozen["totals"]["gross"] += 1

    assert any("BR-CO-15" in rule for rule in broken_rules(build(frozen)))


def test_the_pdf_carries_the_same_xml(world):
    invoice = issued(world, 100_00)

    pdf = as_pdf(invoice)

    name, xml = get_facturx_xml_from_pdf(pdf)
    assert (name, xml) == ("factur-x.xml", as_xml(invoice))
    read = PdfReader(io.BytesIO(pdf))
    told = read.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert ("<pdfaid:part>3</pdfaid:part>" in told, "EN 16931" in told) == (True, True)
    assert invoice.number in read.pages[0].extract_text()


def test_vat_numbers_begin_with_their_country():
    assert vat_number({"tax_number": "b-123", "country": "ES"}) == "ESB123"
    assert vat_number({"tax_number": "ESB123", "country": "ES"}) == "ESB123"
    assert vat_number({"tax_number": "123", "country": "GR"}) == "EL123"


lines = st.lists(
    st.tuples(
        st.integers(1, 99_999), st.integers(0, 9_999_99), st.integers(0, 9_999), st.sampled_from([2100, 1000, 400])
    ),
    min_size=1,
    max_size=4,
)


class AnyFigures(TestCase):
    @settings(max_examples=12, phases=[Phase.explicit, Phase.generate])
    @given(lines, st.integers(0, 5_000))
    def test_any_quantities_prices_and_discounts_hold(self, rows, discount):
        world = make_world()
        papers(world)
        made = draft(world, discount=discount, due_on=TODAY + timedelta(days=30))
        made.lines.all().delete()
        for quantity, price, less, rate in rows:
            InvoiceLine.objects.create(
                invoice=made, text="Work", quantity=quantity, price=price, discount=less, tax_rate=rate
            )
        if recount(made).gross > 0:
            holds(as_xml(issue(made, on=TODAY, by=world.marek, at=AT)))
