"""The quick log in a real browser: by keyboard from anywhere, on a phone, and without losing a word."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, write
from vinculo.agreements.models import Promise
from vinculo.conversations.models import Interaction

pytestmark = pytest.mark.django_db(transaction=True)


def open_dialog(page: Page) -> None:
    page.goto("/promises/")
    page.keyboard.press("c")
    expect(page.locator("#dialog")).to_be_visible()


def test_a_call_is_logged_from_anywhere_by_keyboard(page_for, world, check_axe, screenshot):
    page = page_for(world.marek)
    open_dialog(page)

    write(page, "prado")
    expect(page.locator("#dialog .pick:has(:checked)").first).to_contain_text("Ana Prado")
    page.locator("#dialog [name=project]").first.wait_for(state="attached")
    page.locator("#dialog label", has_text="Phone").click()
    page.locator("#dialog textarea").fill("They like it.\n! Rates for the islands by 2090-03-10\n= Blue")
    expect(page.locator("#dialog .caught")).to_contain_text("Rates for the islands")
    check_axe(page)
    screenshot(page, "quick-log")
    page.get_by_role("button", name="Log it").click()

    toast = page.locator("[data-toast]")
    expect(toast).to_contain_text("Logged with Ana Prado.")
    assert (Interaction.objects.count(), Promise.objects.count()) == (1, 1)
    toast.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-toast]")).to_contain_text("Taken back.")
    assert (Interaction.objects.count(), Promise.objects.count()) == (0, 0)


def test_a_day_that_cannot_be_loses_nothing(page_for, world):
    page = page_for(world.marek)
    open_dialog(page)
    write(page, "prado")
    expect(page.locator("#dialog .pick:has(:checked)").first).to_contain_text("Ana Prado")
    page.locator("#dialog label", has_text="Phone").click()

    page.locator("#dialog textarea").fill("A long talk.\n! Catalogue by 31 nov")
    page.get_by_role("button", name="Log it").click()

    expect(page.locator("#dialog .err")).to_contain_text("November has 30 days.")
    expect(page.locator("#dialog textarea")).to_have_value("A long talk.\n! Catalogue by 31 nov")
    expect(page.locator("#dialog .pick:has(:checked)").first).to_contain_text("Ana Prado")
    assert Interaction.objects.count() == 0


def test_on_a_phone_it_is_a_page_of_its_own(page_for, world, check_axe):
    page = page_for(world.marek, size=PHONE)
    page.goto(f"/projects/{world.shop.pk}/")

    page.locator(".tabbar .plus").click()
    page.wait_for_url("**/log/new/")
    check_axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator("label", has_text="In person").click()
    page.locator("#id_summary").fill("Coffee together.")
    page.get_by_role("button", name="Log it").click()

    page.wait_for_url(f"**/projects/{world.shop.pk}/")
    talk = Interaction.objects.get()
    assert (talk.project, list(talk.contacts.all()), talk.channel) == (world.shop, [world.ana], "in_person")


@pytest.mark.parametrize("dark", [False, True])
def test_the_pages_around_it_are_accessible(page_for, world, check_axe, dark):
    page = page_for(world.marek, dark=dark)
    for address in ("/promises/", "/questions/", "/projects/", f"/projects/{world.shop.pk}/", "/search/?q=luna"):
        page.goto(address)
        check_axe(page)


def test_the_palette_finds_and_does(page_for, world):
    page = page_for(world.marek)
    page.goto("/promises/")

    page.keyboard.press("Control+k")
    write(page, "prado")
    expect(page.locator("#palette [data-active]")).to_contain_text("Ana Prado")
    page.locator("#palette a", has_text="Log a conversation").first.click()

    expect(page.locator("#dialog")).to_be_visible()
    expect(page.locator("#palette")).not_to_be_visible()
    expect(page.locator("#dialog .pick:has(:checked)").first).to_contain_text("Ana Prado")


def test_pressed_twice_it_is_logged_once(page_for, world):
    """In the dialog, which sends by itself, and on the page, which the browser sends."""
    page = page_for(world.marek)
    for address in ("/promises/", f"/log/new/?client={world.luna.pk}"):
        page.goto(address)
        if not address.startswith("/log/"):
            open_dialog(page)
            write(page, "prado")
        expect(page.locator(".pick:has(:checked)").first).to_contain_text("Ana Prado")
        page.locator("label", has_text="Phone").first.click()
        page.locator("textarea").fill(f"Once, from {address}")
        page.get_by_role("button", name="Log it").dblclick()
        expect(page.locator("[data-toast]")).to_contain_text("Logged with Ana Prado.")

    assert sorted(Interaction.objects.values_list("summary", flat=True)) == [
        f"Once, from /log/new/?client={world.luna.pk}",
        "Once, from /promises/",
    ]


def test_who_types_before_the_dialog_is_there_presses_no_other_shortcut(page_for, world):
    page = page_for(world.marek)
    page.goto("/promises/")

    page.keyboard.type("cp")

    expect(page.locator("#dialog")).to_be_visible()
    expect(page.locator("#dialog-title")).to_have_text("Log a conversation")
