"""Yes and no to a change: by who decides, to what they saw, once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.portal.requests.asking import moving, some_change, worked_out
from tests.portal.visiting import take_part
from tests.said import says
from tests.world import make_contact
from vinculo.agreements.models import ChangeEffect as MilestoneEffect
from vinculo.agreements.models import ChangeRequest
from vinculo.conversations.models import Decision, Interaction, NextWord
from vinculo.projects.models import Milestone
from vinculo.record.models import Entry


@pytest.fixture
def ana(world, visiting):
    take_part(world.ana, world.shop)
    return visiting(world.ana, world.luna)


def seen(change):
    return {"seen": change.estimated_at.isoformat()}


def test_a_yes_is_decided_in_writing_and_in_the_record(world, ana):
    change = worked_out(world.shop)
    moving(change)

    ana.post(f"/portal/requests/{change.pk}/yes/", seen(change))

    change.refresh_from_db()
    assert (change.state, change.decided_by, change.decided_by_contact) == ("accepted", None, world.ana)
    assert change.sent_at == change.decided_at
    decision = Decision.objects.get()
    assert (decision.audience, decision.confirmed_at, decision.interaction.channel) == (
        "shared", change.decided_at, "portal",
    )  # fmt: skip
    assert Interaction.objects.get().direction == "in"
    entry = Entry.objects.get(kind="change.decided")
    assert f"contact:{world.ana.pk}" in entry.body and '"amount":42000' in entry.body
    assert world.shop.budget.changes.get().amount == 42_000


def test_a_yes_agrees_the_dates_they_were_shown_and_no_other(world, ana):
    change = worked_out(world.shop)
    launch, hidden = moving(change), moving(change)
    before = hidden.promised_on
    Milestone.objects.filter(pk=hidden.pk).update(audience="team", name="Hidden")
    ChangeRequest.objects.filter(pk=change.pk).update(milestone=launch)
    MilestoneEffect.objects.filter(milestone=hidden).update(promised_to_on=before)

    page = ana.get(f"/portal/requests/{change.pk}/yes/").content.decode()
    ana.post(f"/portal/requests/{change.pk}/yes/", seen(change))

    launch.refresh_from_db(), hidden.refresh_from_db()
    assert ("Launch" in page, "Hidden" in page) == (True, False)
    assert launch.promised_on == timezone.localdate() + timedelta(days=27)
    assert hidden.promised_on == before


@pytest.mark.parametrize("stands", ["asked", "not spoken", "no price yet"])
def test_nothing_to_say_yes_to_before_the_price_was_spoken_about(world, ana, stands):
    change = {
        "asked": lambda: some_change(world.shop),
        "not spoken": lambda: worked_out(world.shop, spoken_at=None),
        "no price yet": lambda: worked_out(world.shop, spoken_at=None, amount=None),
    }[stands]()

    page = ana.get("/portal/requests/").content.decode()

    assert not says(page, "420") and "/yes/" not in page
    assert ana.get(f"/portal/requests/{change.pk}/yes/").status_code == 404
    assert ana.post(f"/portal/requests/{change.pk}/yes/", {"seen": timezone.now().isoformat()}).status_code == 404


def test_before_that_it_says_who_calls_and_when(world, ana):
    worked_out(world.shop, spoken_at=None)
    on = timezone.localdate() + timedelta(days=2)
    NextWord.objects.create(client=world.luna, project=world.shop, on=on, channel="phone", told_at=timezone.now())

    page = ana.get("/portal/requests/").content.decode()

    assert "Marek calls you on" in page and "to talk about the price." in page


def test_what_costs_nothing_needs_no_talk(world, ana):
    change = worked_out(world.shop, amount=0, spoken_at=None)

    ana.post(f"/portal/requests/{change.pk}/yes/", seen(change))

    change.refresh_from_db()
    assert change.state == "accepted"


def test_a_no_keeps_its_reason(world, ana):
    change = worked_out(world.shop)

    ana.post(f"/portal/requests/{change.pk}/no/", {**seen(change), "because": "After Christmas"})

    change.refresh_from_db()
    assert (change.state, change.because, change.decided_by_contact) == ("declined", "After Christmas", world.ana)
    assert "After Christmas" not in Entry.objects.get(kind="change.decided").body


def test_other_terms_than_they_saw_are_not_accepted(world, ana):
    change = worked_out(world.shop)
    before = seen(change)
    ChangeRequest.objects.filter(pk=change.pk).update(amount=99_000, estimated_at=timezone.now() + timedelta(seconds=1))

    page = ana.post(f"/portal/requests/{change.pk}/yes/", before, follow=True)

    change.refresh_from_db()
    assert change.state == "estimated"
    assert "was worked out anew meanwhile" in page.content.decode()


@pytest.mark.parametrize("given", [{}, {"seen": ""}, {"seen": "yesterday"}])
def test_a_yes_without_what_they_saw_is_none(world, ana, given):
    change = worked_out(world.shop)

    ana.post(f"/portal/requests/{change.pk}/yes/", given)

    change.refresh_from_db()
    assert change.state == "estimated"


def test_the_second_is_told_that_it_is_decided(world, ana, visiting):
    change = worked_out(world.shop)
    joseba = make_contact("Joseba Ruiz", world.luna)
    take_part(joseba, world.shop)

    ana.post(f"/portal/requests/{change.pk}/yes/", seen(change))
    page = visiting(joseba, world.luna).post(f"/portal/requests/{change.pk}/no/", seen(change), follow=True)

    change.refresh_from_db()
    assert (change.state, change.decided_by_contact) == ("accepted", world.ana)
    assert "is decided already" in page.content.decode()


@pytest.mark.parametrize("role", ["contributor", "observer"])
def test_whoever_does_not_decide_finds_nothing_to_decide(world, visiting, role):
    change = worked_out(world.shop)
    take_part(world.ana, world.shop, role)
    browser = visiting(world.ana, world.luna)

    for verb in ("yes", "no"):
        assert browser.get(f"/portal/requests/{change.pk}/{verb}/").status_code == 404
        assert browser.post(f"/portal/requests/{change.pk}/{verb}/", seen(change)).status_code == 404
    change.refresh_from_db()
    assert change.state == "estimated"


def test_reading_the_page_decides_nothing(world, ana):
    change = worked_out(world.shop)

    ana.get(f"/portal/requests/{change.pk}/yes/?seen={change.estimated_at.isoformat()}")

    change.refresh_from_db()
    assert change.state == "estimated"


def test_what_they_asked_for_they_may_withdraw(world, ana, visiting):
    mine = some_change(world.shop, 1, contact=world.ana)
    joseba = make_contact("Joseba Ruiz", world.luna)
    take_part(joseba, world.shop)

    assert visiting(joseba, world.luna).post(f"/portal/requests/{mine.pk}/withdraw/").status_code == 404
    ana.post(f"/portal/requests/{mine.pk}/withdraw/")

    mine.refresh_from_db()
    assert (mine.state, mine.decided_by_contact) == ("withdrawn", world.ana)


def test_why_it_cannot_be_done_is_heard_from_us_first(world, ana):
    some_change(world.shop, 1, state="infeasible", because="The till has no such thing", decided_at=timezone.now())

    assert "The till" not in ana.get("/portal/requests/").content.decode()
    ChangeRequest.objects.update(explained_at=timezone.now())
    assert "The till" in ana.get("/portal/requests/").content.decode()
