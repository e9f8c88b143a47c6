"""Prices: only those that were spoken of, only for whoever decides, only of their own projects."""

from typing import Any

import pytest
from django.utils import timezone

from tests.portal.visiting import take_part
from vinculo.agreements.models import ChangeRequest
from vinculo.clients.models import Audience


def change(world: Any, number: int, title: str, **fields: Any) -> ChangeRequest:
    given = {
        "client": world.luna, "project": world.shop, "state": "accepted", "amount": 63_000, "currency": "EUR",
        "spoken_at": timezone.now(), "asked_at": timezone.now(), "audience": Audience.SHARED, **fields,
    }  # fmt: skip
    return ChangeRequest.objects.create(number=number, title=title, **given)


@pytest.fixture
def ana(world, visiting):
    take_part(world.ana, world.shop, "decider")
    return visiting(world.ana, world.luna)


def page(browser: Any) -> str:
    return browser.get("/portal/money/").content.decode()


def test_what_was_agreed_and_what_waits(world, ana):
    change(world, 1, "Gift label")
    change(world, 2, "Bizum", state="estimated", amount=21_000)

    found = page(ana)

    assert "Gift label" in found and "630" in found
    assert "Waits for your yes" in found and "210" in found


def test_no_price_before_it_was_spoken_of(world, ana):
    change(world, 1, "CANARY-unspoken", spoken_at=None)
    change(world, 2, "CANARY-team", audience=Audience.TEAM)
    change(world, 3, "CANARY-declined", state="declined")
    change(world, 4, "CANARY-other", client=world.otero, project=world.workshop)

    assert "CANARY" not in page(ana)
    assert "No change has a price yet" in page(ana)


@pytest.mark.parametrize("role", ["contributor", "observer"])
def test_whoever_does_not_decide_reads_why(world, visiting, role):
    change(world, 1, "CANARY-price")
    take_part(world.ana, world.shop, role)

    found = page(visiting(world.ana, world.luna))

    assert "CANARY" not in found
    assert "Prices are shown to whoever decides about them" in found
