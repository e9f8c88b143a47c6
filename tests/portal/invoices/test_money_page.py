"""Invoices in the portal: sent, spoken of, and only for whoever decides."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.money.selling import AT, draft, papers
from tests.portal.visiting import take_part
from vinculo.money.invoicing.issuing import issue
from vinculo.money.invoicing.paper import paper_of
from vinculo.money.invoicing.paying import pay
from vinculo.money.invoicing.sending import send
from vinculo.money.models import SellerDetails
from vinculo.projects.models import Budget, TimeEntry


def sent(world: Any, *prices: int, **fields: Any) -> Any:
    papers(world)
    SellerDetails.objects.update(usual_amount=10**9)
    today = timezone.localdate()
    made = draft(world, *prices, **{"due_on": today + timedelta(days=30), "project": world.shop, **fields})
    invoice = issue(made, on=today, by=world.marek, at=timezone.now())
    send(invoice, by=world.marek, at=timezone.now())
    return invoice


@pytest.fixture
def ana(world, visiting):
    take_part(world.ana, world.shop, "decider")
    return visiting(world.ana, world.luna)


def page(browser: Any) -> str:
    return browser.get("/portal/money/").content.decode()


def test_whoever_decides_sees_what_is_open_and_gets_the_paper(world, ana):
    invoice = sent(world, 100_00)
    pay(invoice, amount=21_00, currency="EUR", on=timezone.localdate(), by=world.marek, at=AT)

    shown = page(ana)
    version = paper_of(invoice)
    got = ana.get(f"/portal/files/{version.document_id}/versions/{version.number}/get/", follow=True)

    assert all(words in shown for words in (invoice.number, "121.00", "100.00", "21.00"))
    assert b"".join(got.streaming_content).startswith(b"%PDF")


@pytest.mark.parametrize("role", ["contributor", "observer"])
def test_no_amount_and_no_paper_for_anybody_else(world, visiting, role):
    invoice = sent(world, 100_00)
    general = sent(world, 100_00, project=None)
    take_part(world.ana, world.shop, role)
    browser = visiting(world.ana, world.luna)

    for one in (invoice, general):
        version = paper_of(one)
        address = f"/portal/files/{version.document_id}/"
        assert browser.get(address).status_code == 404
        assert browser.get(f"{address}versions/{version.number}/get/").status_code == 404
    for place in ("/portal/money/", "/portal/files/", "/portal/"):
        words = browser.get(place).content.decode()
        assert invoice.number not in words and "121" not in words


def test_no_draft_none_unsent_none_unspoken_none_of_others(world, ana):
    papers(world)
    draft(world, title="CANARY-draft")
    issue(draft(world, title="CANARY-unsent"), on=timezone.localdate(), by=world.marek, at=timezone.now())
    sent(world, title="CANARY-other", client=world.otero, project=None)
    unspoken = sent(world, title="CANARY-unspoken")
    type(unspoken).objects.filter(pk=unspoken.pk).update(spoken_at=None)

    assert "CANARY" not in page(ana)


def test_the_bar_of_the_budget(world, ana):
    Budget.objects.create(project=world.shop, minutes=80 * 60, currency="EUR")
    TimeEntry.objects.create(project=world.shop, person=world.marek, on=timezone.localdate(), minutes=20 * 60)

    assert "20 of 80 hours" in page(ana)


def test_it_asks_as_often_for_three_as_for_one(world, ana):
    def asked() -> int:
        page(ana)
        with CaptureQueriesContext(connection) as queries:
            page(ana)
        return len(queries)

    sent(world)
    once = asked()
    sent(world), sent(world)
    assert asked() == once
