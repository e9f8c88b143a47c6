"""Contracts say who both sides are by law, once that is known where invoices come from."""

import pypdfium2
import pytest

from tests.agreements.contracts import a_draft
from tests.money.selling import papers
from vinculo.agreements.fields import KNOWN, unknown_in, values_for
from vinculo.agreements.paper import paper_of, told


def test_the_names_are_offered_where_clauses_are_written():
    assert {"our.tax_number", "client.address"} <= KNOWN.keys()
    assert unknown_in("{client.legal_name}, {client.iban}") == ["{client.iban}"]


def test_a_contract_says_who_both_are(world):
    papers(world)

    said = told(a_draft(world))["parties"]

    assert [one["name"] for one in said] == ["Taller Faro S.L.", "Café Luna S.L."]
    assert said[0]["lines"] == ["ESB00000000", "Calle del Faro 1, 28001 Madrid, ES"]


def test_it_calls_them_as_we_do_while_that_is_not_known(world):
    draft = a_draft(world)

    values = values_for(draft, world.organization)

    assert (values["our.legal_name"], values["client.tax_number"]) == ("", "")
    assert [one["name"] for one in told(draft)["parties"]] == [world.organization.name, "Café Luna"]


@pytest.mark.slow
def test_it_stands_on_the_paper(world):
    papers(world)

    page = pypdfium2.PdfDocument(paper_of(a_draft(world)))[0]

    assert "Plaza de la Luna 2" in page.get_textpage().get_text_range()
