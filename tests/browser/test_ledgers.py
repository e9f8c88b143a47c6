"""The ledgers in a real browser: arrived, reminded, changed and accepted, on a phone in the dark too."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser.conftest import DESKTOP, PHONE
from tests.world import make_world
from vinculo.agreements.models import ChangeRequest, Obligation
from vinculo.conversations.models import Decision
from vinculo.projects.models import Milestone


@pytest.fixture
def owed(transactional_db):
    world = make_world()
    today = timezone.localdate()
    about = {"client": world.luna, "project": world.shop, "by": world.marek}
    world.launch = Milestone.objects.create(
        project=world.shop, name="Launch", planned_on=today + timedelta(days=20), promised_on=today + timedelta(days=22)
    )
    world.photos = Obligation.objects.create(
        **about, side="theirs", kind="content", what="Photos of the cakes", wanted=126, received=88, contact=world.ana,
        due_on=today - timedelta(days=11), milestone=world.launch, if_late="Nuria takes them on Thursday",
    )  # fmt: skip
    Obligation.objects.create(**about, side="ours", what="A backup each night", owner=world.marek)
    world.change = ChangeRequest.objects.create(
        **about, number=1, title="Gift wrapping", contact=world.ana, asked_at=timezone.now()
    )
    world.decision = Decision.objects.create(**about, text="Blue it is", at=timezone.now())
    return world


def pages(world):
    shop = world.shop.pk
    return [
        "/obligations/", f"/projects/{shop}/obligations/", f"/obligations/{world.photos.pk}/",
        f"/obligations/{world.photos.pk}/remind/", "/obligations/new/", "/agreements/", "/changes/",
        f"/projects/{shop}/changes/", f"/changes/{world.change.pk}/", f"/changes/{world.change.pk}/estimate/",
        f"/changes/{world.change.pk}/accept/", "/decisions/", f"/decisions/{world.decision.pk}/",
        f"/decisions/{world.decision.pk}/confirm/",
    ]  # fmt: skip


@pytest.mark.parametrize(("size", "dark"), [(DESKTOP, False), (PHONE, True)], ids=["desktop", "dark phone"])
def test_the_ledgers_fit_and_read_well(page_for, owed, check_axe, size, dark):
    page = page_for(owed.marek, size=size, dark=dark)
    for path in pages(owed):
        page.goto(path)

        check_axe(page)
        assert (path, page.evaluate("document.documentElement.scrollWidth - innerWidth")) == (path, 0)


def test_photos_arrive_and_a_reminder_is_noted_without_leaving_the_ledger(page_for, owed):
    page = page_for(owed.marek)
    page.goto(f"/projects/{owed.shop.pk}/obligations/")

    page.get_by_role("link", name="Arrived Photos of the cakes").click()
    page.fill("dialog [name=received]", "100")
    page.get_by_role("button", name="Note it").click()
    page.get_by_text("100 of 126", exact=True).wait_for()
    page.get_by_role("link", name="Remind Photos of the cakes").click()
    page.locator("dialog").get_by_text("I said it by phone").click()
    page.get_by_role("button", name="They hear it from us").click()
    page.get_by_text("Noted: they heard it from us.").wait_for()

    assert page.url.endswith("/obligations/")
    assert owed.photos.reminders.get().text.startswith("Hello Ana,")


def test_a_change_from_estimate_to_the_plan(page_for, owed):
    page = page_for(owed.marek)
    page.goto(f"/changes/{owed.change.pk}/")

    page.get_by_role("link", name="Estimate it").click()
    page.fill("dialog [name=work]", "5d")
    page.fill("dialog [name=price]", "630")
    page.select_option("dialog [name=milestone]", label="Launch")
    page.get_by_role("button", name="See the dates first").click()
    page.locator("dialog").get_by_role("cell", name="Launch").wait_for()
    page.get_by_role("button", name="Save the estimate").click()
    page.get_by_text("Price not spoken about yet").wait_for()
    page.get_by_role("link", name="They said yes").click()
    page.get_by_role("button", name="Accept it").click()
    page.get_by_text("Accepted, to be signed").wait_for()

    owed.change.refresh_from_db()
    assert (owed.change.state, owed.change.task.title) == ("accepted", "Gift wrapping")
