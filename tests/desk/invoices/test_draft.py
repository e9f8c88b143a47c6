"""A draft is written on by several: what was issued meanwhile stays as it went out."""

import pytest
from django.utils import timezone

from tests.money.selling import draft, papers
from vinculo.desk.invoices import draft as pages
from vinculo.money.invoicing.drafting import set_head
from vinculo.money.invoicing.issuing import issue
from vinculo.money.models import Invoice

HEAD = {"title": "Another", "currency": "USD", "language": "es", "discount": "50"}
LINES = {"l-TOTAL_FORMS": "1", "l-INITIAL_FORMS": "0", "l-0-text": "Late", "l-0-quantity": "9", "l-0-price": "9"}


@pytest.mark.parametrize(("page", "said"), [("edit", HEAD), ("lines", LINES)])
def test_what_was_issued_while_it_was_written_on_stays(world, signed_in, monkeypatch, page, said):
    papers(world)
    made, find = draft(world), pages.draft_of

    def found_and_then_issued(request, pk):
        found = find(request, pk)
        issue(Invoice.objects.get(pk=pk), on=timezone.localdate(), by=world.rita, at=timezone.now())
        return found

    taxed = {"l-0-tax": f"line-{made.lines.get().pk}"}
    monkeypatch.setattr(pages, "draft_of", found_and_then_issued)
    answer = signed_in(world.marek).post(f"/invoices/{made.pk}/{page}/", {**said, **taxed})

    made.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, made.get_absolute_url())
    assert (made.is_issued, made.title, made.currency, made.gross) == (True, "Shop", "EUR", 121_00)
    assert [line.text for line in made.lines.all()] == ["Work 0"]


def test_only_what_was_said_is_written(world):
    made = draft(world)
    before = Invoice.objects.get(pk=made.pk)
    set_head(made, note="Thank you")

    set_head(before, discount=5000)

    made.refresh_from_db()
    assert (made.note, made.net) == ("Thank you", 50_00)
