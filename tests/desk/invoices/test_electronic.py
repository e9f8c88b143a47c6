"""The electronic invoice as one takes it from the desk."""

import pytest

from tests.money.selling import AT, draft, papers
from tests.world import TODAY
from vinculo.money.invoicing.issuing import issue


@pytest.mark.parametrize(("form", "begins"), [("xml", b"<?xml"), ("pdf", b"%PDF")])
def test_it_comes_as_a_file_of_its_number(world, signed_in, form, begins):
    papers(world)
    made = issue(draft(world), on=TODAY, by=world.marek, at=AT)

    answer = signed_in(world.rita).get(f"/invoices/{made.pk}/electronic.{form}")

    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"].startswith(f'attachment; filename="{made.number}-e.{form}"')
