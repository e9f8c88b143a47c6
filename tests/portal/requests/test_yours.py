"""Their own part: done, not yet, so many of so many."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.portal.requests.asking import some_debt
from tests.portal.visiting import take_part
from vinculo.clients.acting import acting
from vinculo.conversations.models import Interaction
from vinculo.logbook.theirs import owed
from vinculo.logbook.theirs.them import Them
from vinculo.record.models import Entry


@pytest.fixture
def ana(world, visiting):
    take_part(world.ana, world.shop, "contributor")
    return visiting(world.ana, world.luna)


def kinds():
    return [entry.kind for entry in Entry.objects.order_by("seq")]


def test_what_is_done_is_done_once(world, ana):
    debt = some_debt(world.shop)

    ana.post(f"/portal/yours/{debt.pk}/done/")
    page = ana.post(f"/portal/yours/{debt.pk}/done/", follow=True)

    debt.refresh_from_db()
    assert (debt.done_on, debt.done_by) == (timezone.localdate(), None)
    assert Interaction.objects.get().summary == "Done: The photos"
    assert kinds() == ["obligation.settled"]
    assert "That is settled already." in page.content.decode()


def test_not_yet_has_a_day_and_a_reason(world, ana):
    debt = some_debt(world.shop)
    to_on = timezone.localdate() + timedelta(days=12)

    missing = ana.post(f"/portal/yours/{debt.pk}/later/", {"to_on": "", "because": ""})
    ana.post(f"/portal/yours/{debt.pk}/later/", {"to_on": to_on.isoformat(), "because": "The photographer is ill"})

    debt.refresh_from_db()
    assert "The date is missing" in missing.content.decode() and "Why? A line is enough" in missing.content.decode()
    assert debt.due_on == to_on
    entry = Entry.objects.get(kind="owed.moved")
    assert to_on.isoformat() in entry.body and "photographer" not in entry.body
    assert "The photographer is ill" in Interaction.objects.get().summary


def test_what_is_counted_is_done_with_the_last_one(world, ana):
    debt = some_debt(world.shop, wanted=126, received=80)

    ana.post(f"/portal/yours/{debt.pk}/count/", {"received": "88"})
    debt.refresh_from_db()
    assert (debt.received, debt.is_open) == (88, True)
    ana.post(f"/portal/yours/{debt.pk}/count/", {"received": "126"})

    debt.refresh_from_db()
    assert (debt.received, debt.is_open) == (126, False)
    assert kinds() == ["owed.counted", "obligation.settled", "owed.counted"]


@pytest.mark.parametrize("given", ["", "-1", "many", "1.5", "9" * 30])
def test_a_number_that_is_none_is_asked_for_again(world, ana, given):
    debt = some_debt(world.shop, wanted=126, received=80)

    assert ana.post(f"/portal/yours/{debt.pk}/count/", {"received": given}).status_code == 200
    debt.refresh_from_db()
    assert debt.received == 80


def test_files_that_arrive_are_counted(world):
    debt = some_debt(world.shop, wanted=3, received=1)
    them = Them(world.ana, world.luna.pk, acting(world.ana, proof="code"), timezone.now())

    owed.receive(them, debt, files=1)
    debt.refresh_from_db()
    assert (debt.received, debt.is_open) == (2, True)
    owed.receive(them, debt, files=2)

    debt.refresh_from_db()
    assert (debt.received, debt.is_open) == (4, False)


def test_files_for_what_nobody_counts_are_noted_and_settle_nothing(world):
    debt = some_debt(world.shop)
    them = Them(world.ana, world.luna.pk, acting(world.ana, proof="code"), timezone.now())

    owed.receive(them, debt, files=2)

    debt.refresh_from_db()
    assert (debt.is_open, Interaction.objects.get().summary) == (True, "Sent for “The photos”: 2")


def test_what_we_owe_is_not_theirs_to_settle(world, ana):
    ours = some_debt(world.shop, side="ours")

    assert ana.get(f"/portal/yours/{ours.pk}/").status_code == 404
    assert ana.post(f"/portal/yours/{ours.pk}/done/").status_code == 404


def test_whoever_follows_settles_nothing(world, visiting):
    take_part(world.ana, world.shop, "observer")
    browser, debt = visiting(world.ana, world.luna), some_debt(world.shop, wanted=9)

    for verb in ("done", "later", "count"):
        assert browser.post(f"/portal/yours/{debt.pk}/{verb}/", {"received": 9}).status_code == 404
    assert browser.get(f"/portal/yours/{debt.pk}/").status_code == 200
