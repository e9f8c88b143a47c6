"""An open page shows what somebody else changed, and moves nothing under a hand."""

import os

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.desk.person.test_page import in_hand
from tests.world import make_project
from vinculo.agreements.models import Promise
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Project

SHOTS = os.environ.get("VINCULO_SHOTS", "")


@pytest.fixture
def known(transactional_db):
    from tests.world import make_world

    world = make_world()
    in_hand(world, world.luna, world.shop, 1)
    return world


def changes(promise, text):
    """Somebody else does something."""
    Promise.objects.filter(pk=promise.pk).update(text=text)
    client_changed(promise.client_id)


def test_a_change_is_seen_without_reloading_and_without_losing_the_place(page_for, known, check_axe):
    promise = Promise.objects.get()
    page = page_for(known.marek)
    page.goto(f"/clients/{known.luna.pk}/")
    link = page.locator("#live-promises .t a")
    link.focus()
    page.evaluate("scrollTo(0, 200)")
    page.evaluate("window.sameDocument = true")
    before = page.evaluate("scrollY")

    changes(promise, "Colours in blue")
    page.get_by_text("Colours in blue").wait_for()

    assert page.evaluate("[window.sameDocument, scrollY]") == [True, before]
    assert page.evaluate("document.activeElement.textContent") == "Colours in blue"

    page.locator("#live-promises").evaluate("part => part.insertAdjacentHTML('beforeend', '<input id=written>')")
    page.locator("#written").fill("half a word")
    changes(promise, "Colours in green")
    page.get_by_text("Colours in blue").wait_for()
    page.wait_for_timeout(2_500)  # long enough for it to be drawn anew, if nobody wrote there
    assert page.locator("#written").input_value() == "half a word"
    page.locator("#written").fill("")
    page.locator("h1").click()
    page.get_by_text("Colours in green").wait_for()

    page.goto(f"/people/{known.marek.pk}/")
    changes(promise, "Colours in red")
    page.get_by_text("Colours in red").wait_for()
    check_axe(page)
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/person.png", full_page=True)
        phone = page_for(known.marek, size=PHONE, dark=True)
        for name, address in (
            ("person", page.url),
            ("client", f"/clients/{known.luna.pk}/"),
            ("projects", "/projects/"),
            ("project", f"/projects/{known.shop.pk}/"),
        ):
            phone.goto(address)
            phone.screenshot(path=f"{SHOTS}/{name}-phone.png", full_page=True)
            page.goto(address)
            page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def test_a_new_project_comes_into_the_list_and_is_followed_from_then_on(page_for, known):
    page = page_for(known.marek)
    page.goto("/projects/?q=brand")
    expect(page.get_by_text("No such project")).to_be_visible()

    new = make_project(known.luna, "A brand-new shop")
    expect(page.get_by_role("link", name="A brand-new shop")).to_be_visible()

    Project.objects.filter(pk=new.pk).update(name="A brand-new bakery")
    client_changed(known.luna.pk)
    expect(page.get_by_role("link", name="A brand-new bakery")).to_be_visible()
