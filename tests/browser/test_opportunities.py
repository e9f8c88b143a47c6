"""Opportunities in a real browser: dragged, moved with the arrows, stopped by a rule, on a phone and in the dark."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser.conftest import PHONE, write
from tests.pipeline.selling import some_lead, some_opportunity
from vinculo.conversations.models import Interaction
from vinculo.pipeline.models import AccountPlan, AccountRisk, Handover, Opportunity, SellingPromise
from vinculo.pipeline.stages import stages


@pytest.fixture
def known(transactional_db):
    from tests.world import make_world

    world, now = make_world(), timezone.now()
    Interaction.objects.create(client=world.luna, at=now, channel="phone", by=world.marek)
    web = some_opportunity(
        world, "Web and bookings", lead=some_lead(world), value=600_000, stage_since=now - timedelta(days=9),
        next_step="Call Garbi about the photos", next_on=timezone.localdate(),
    )  # fmt: skip
    some_opportunity(world, "A second shop", stage=0, value=940_000, stage_since=now, position=5)
    some_opportunity(world, "Yearly care", stage=2, value=120_000, stage_since=now, next_step="Write it")
    last = some_opportunity(world, "Menus", stage=4, value=340_000, stage_since=now, contact=world.ana)
    for one in (web, last):
        SellingPromise.objects.create(opportunity=one, text="Two rounds of changes", made_at=now, by=world.marek)
    Handover.objects.create(opportunity=last, manager=world.marek, by=world.rita, hours="Mornings")
    AccountPlan.objects.create(client=world.luna, direction="Three shops", reviewed_at=now)
    AccountRisk.objects.create(client=world.luna, text="A cheaper baker")
    return world


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def stage_of(title):
    return Opportunity.objects.get(title=title).stage.key


@pytest.mark.parametrize(
    "address",
    [
        "", "?view=table", "forecast/", "stages/", "new/", "{web}/", "{web}/move/?stage={stage}", "{last}/handover/",
        "{last}/handover/edit/", "/clients/{luna}/plan/", "/clients/{luna}/",
    ],
)  # fmt: skip
def test_everything_can_be_read_by_everybody(page_for, known, check_axe, address):
    ids = {one.title.split()[0].lower(): one.pk for one in Opportunity.objects.all()}
    path = address.format(web=ids["web"], last=ids["menus"], luna=known.luna.pk, stage=stages()[1].pk)
    for options in ({}, {"size": PHONE, "dark": True}):
        page = page_for(known.marek, **options)
        page.goto(path if path.startswith("/") else f"/opportunities/{path}")
        check_axe(page)
        assert fits(page)
        page.context.close()


def test_arrows_move_a_card_and_undo_brings_it_back(page_for, known):
    page = page_for(known.marek)
    page.goto("/opportunities/")
    card = page.locator("[data-card]", has_text="A second shop")
    card.locator("[data-item-focus]").focus()

    page.keyboard.press("ArrowRight")
    page.locator("[data-toast]").wait_for()

    assert stage_of("A second shop") == "profile"
    page.wait_for_function(
        "document.activeElement.closest('[data-stage]')?.previousElementSibling.innerText.startsWith('Profile')"
    )
    page.locator("[data-toast] button", has_text="Undo").click()
    page.wait_for_load_state()
    page.locator("[data-toast]", has_text="Taken back").wait_for()
    assert stage_of("A second shop") == "first"


def test_a_card_is_dragged_to_another_column(page_for, known):
    page = page_for(known.marek)
    page.goto("/opportunities/")

    page.locator("[data-card]", has_text="A second shop").locator(".src").drag_to(page.locator("[data-stage]").nth(1))
    page.locator("[data-toast]").wait_for()

    assert stage_of("A second shop") == "profile"


def test_a_rule_that_is_not_met_asks_why(page_for, known, check_axe):
    page = page_for(known.marek)
    page.goto("/opportunities/")
    page.locator("[data-card]", has_text="Web and bookings").locator("[data-item-focus]").focus()

    page.keyboard.press("ArrowRight")
    page.locator("dialog[open] textarea").wait_for()
    check_axe(page)
    write(page, "They are in a hurry")
    page.locator("dialog[open] .btn-primary").click()
    page.locator("[data-toast]").wait_for()

    assert stage_of("Web and bookings") == "profile"


def test_nobody_answers_and_the_card_goes_back(page_for, known):
    page = page_for(known.marek)
    page.goto("/opportunities/")
    page.locator("[data-card]", has_text="Web and bookings").locator("[data-item-focus]").focus()

    page.keyboard.press("ArrowRight")
    page.locator("dialog[open] textarea").wait_for()
    page.keyboard.press("Escape")

    page.locator("[data-stage]").first.locator("[data-card]", has_text="Web and bookings").wait_for()
    assert stage_of("Web and bookings") == "first"


def test_p_notes_a_promise(page_for, known):
    page = page_for(known.marek)
    page.goto("/opportunities/")
    page.locator("[data-card]", has_text="Yearly care").locator("[data-item-focus]").focus()

    page.keyboard.press("p")
    page.locator("dialog[open] textarea").wait_for()
    write(page, "A backup each night")
    page.locator("dialog[open] .btn-primary").click()
    page.locator("[data-card]", has_text="1 promise given").locator("text=Yearly care").wait_for()

    assert SellingPromise.objects.filter(text="A backup each night").exists()


def test_on_a_phone_one_stage_at_a_time(page_for, known):
    page = page_for(known.marek, size=PHONE)
    page.goto("/opportunities/")

    assert page.locator(".colm:visible").count() == 1
    page.locator(".stage-picks a", has_text="Hand-over").click()
    page.wait_for_url("**stage=**")
    assert page.locator(".deal:visible").count() == 1
