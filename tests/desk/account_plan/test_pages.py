"""The plan for a client: written, looked at again, with its risks; and what the client page says of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.pipeline.selling import some_opportunity
from vinculo.pipeline.models import AccountPlan, AccountRisk
from vinculo.practices.models import Nudge
from vinculo.practices.recheck import check_one


@pytest.fixture
def marek(world, signed_in):
    return signed_in(world.marek)


def base(world):
    return f"/clients/{world.luna.pk}/plan/"


def way_back(client):
    return list(client.get("/promises/").context["messages"])[-1].extra_tags


def some_risk(world, text="They hire a baker who writes pages", **fields):
    return AccountRisk.objects.create(client=world.luna, text=text, by=world.marek, **fields)


def test_written_and_read(world, marek):
    marek.post(f"{base(world)}edit/", {"direction": "Three shops", "part": "Their web", "next_step": "", "next_on": ""})

    plan = AccountPlan.objects.get()
    assert (plan.client, plan.direction, plan.by) == (world.luna, "Three shops", world.marek)
    assert plan.reviewed_at is not None
    assert b"Three shops" in marek.get(base(world)).content


def test_says_what_is_wrong(world, marek):
    page = marek.post(f"{base(world)}edit/", {"direction": " ", "part": "", "next_on": "2026-12-01"})

    assert set(page.context["form"].errors) == {"direction", "next_step"}


def test_looked_at_again_and_back(world, marek):
    old = timezone.now() - timedelta(days=200)
    AccountPlan.objects.create(client=world.luna, direction="Three shops", reviewed_at=old)

    marek.post(f"{base(world)}looked-at/")
    fresh = AccountPlan.objects.get().reviewed_at
    marek.post(way_back(marek))

    assert fresh > old + timedelta(days=199)
    assert AccountPlan.objects.get().reviewed_at == old


def test_a_risk_comes_and_goes_and_comes_back(world, marek):
    marek.post(f"{base(world)}risks/new/", {"text": "A cheaper baker", "weight": "high", "owner": world.zofia.pk})
    risk = AccountRisk.objects.get()
    marek.post(f"{base(world)}risks/{risk.pk}/close/")
    closed = AccountRisk.objects.get().closed_at
    marek.post(way_back(marek))

    assert (risk.weight, risk.owner, risk.by) == ("high", world.zofia, world.marek)
    assert closed is not None
    assert AccountRisk.objects.get().closed_at is None


def test_a_risk_is_of_somebody_who_sees_the_client(world, marek):
    page = marek.post(f"{base(world)}risks/new/", {"text": "", "weight": "low", "owner": world.iga.pk})

    assert set(page.context["form"].errors) == {"text", "owner"}


def test_noted_by_mistake(world, marek):
    marek.post(f"{base(world)}risks/new/", {"text": "A cheaper baker", "weight": "low", "owner": ""})
    marek.post(way_back(marek))

    assert not AccountRisk.objects.exists()


def test_strangers_guests_and_others(world, client, signed_in):
    risk = some_risk(world)

    assert client.get(base(world)).headers["Location"].startswith("/account/sign-in/")
    assert signed_in(world.teo).get(base(world)).status_code == 403
    assert signed_in(world.iga).get(base(world)).status_code == 404
    assert signed_in(world.marek).post(f"/clients/{world.otero.pk}/plan/risks/{risk.pk}/close/").status_code == 404


def test_the_practice_waits_for_it(world, marek):
    check_one(world.luna.pk)
    fired = Nudge.objects.filter(client=world.luna, practice="account_plan", closed_at=None).exists()
    marek.post(f"{base(world)}edit/", {"direction": "Three shops", "part": ""})
    check_one(world.luna.pk)

    assert fired
    assert not Nudge.objects.filter(client=world.luna, practice="account_plan", closed_at=None).exists()


def test_the_client_page_shows_what_may_come(world, marek, signed_in):
    some_opportunity(world, value=600_000)
    AccountPlan.objects.create(client=world.luna, next_step="Ask about spring", reviewed_at=timezone.now())

    page, of_guest = marek.get(f"/clients/{world.luna.pk}/"), signed_in(world.teo).get(f"/clients/{world.luna.pk}/")

    for words in (b"A second shop", "€6,000".encode(), b"Ask about spring"):
        assert words in page.content
        assert words not in of_guest.content


def test_as_many_statements_for_three_as_for_one(world, marek):
    AccountPlan.objects.create(client=world.luna, direction="Three shops", reviewed_at=timezone.now())

    def add(number):
        some_risk(world, f"Risk {number}", owner=world.zofia)
        some_risk(world, f"Over {number}", closed_at=timezone.now())
        some_opportunity(world, f"Work {number}", value=number)

    def statements():
        with CaptureQueriesContext(connection) as asked:
            assert marek.get(base(world)).status_code == 200
        return len(asked)

    add(1)
    statements()
    first = statements()
    add(2)
    add(3)

    assert statements() == first
