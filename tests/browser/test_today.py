"""Today and the client page as people see them: the demo story in a real browser, Spanish, phone, dark."""

from tests.browser.conftest import PHONE
from vinculo.clients.models import Client
from vinculo.practices.models import Nudge, State


def fits(page):
    """Nothing makes the page wider than the screen."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_day_begins_with_bad_news_and_a_way_out(story, page_for, check_axe, screenshot):
    arrieta = Client.objects.get(name="Bodegas Arrieta")
    for address, name in (("/", "today"), (arrieta.get_absolute_url(), "client")):
        for suffix, options in (("", {}), ("-phone", {"size": PHONE}), ("-dark", {"dark": True})):
            page = page_for(story, language="es", **options)
            page.goto(address)
            check_axe(page)
            assert fits(page)
            screenshot(page, f"{name}{suffix}", whole_page=True)
            page.context.close()
    page = page_for(story, language="es")
    page.goto("/")
    assert page.locator("html").get_attribute("lang") == "es"
    assert "Ana" in page.locator(".focus h3").inner_text()
    assert page.locator('.focus a[href^="tel:"]').first.get_attribute("href") == "tel:+34945121107"


def test_one_walks_the_list_and_answers_with_keys(story, page_for):
    page = page_for(story)
    page.goto("/")
    before = Nudge.objects.of(story).live().count()

    page.keyboard.press("j")
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("e")

    assert Nudge.objects.of(story).live().count() == before - 1
    with page.expect_navigation():
        page.keyboard.press("z")
    assert Nudge.objects.of(story).live().count() == before


def test_snoozing_offers_good_moments(story, page_for, check_axe):
    page = page_for(story, size=PHONE)
    page.goto("/")
    button = page.locator(".focus [popovertarget]")
    # Low on the screen, at its left edge: the menu opens upwards and to the right.
    button.evaluate("b => scrollBy(0, b.getBoundingClientRect().bottom - innerHeight + 90)")
    button.click()
    menu = page.locator("#later-f").bounding_box()
    assert menu is not None
    assert menu["x"] >= 0 and menu["y"] >= 0 and menu["y"] + menu["height"] <= PHONE["height"]
    check_axe(page)
    with page.expect_navigation():
        page.locator("#later-f button[name=until]").first.click()

    assert Nudge.objects.of(story).filter(state=State.SNOOZED).count() == 1
    assert page.locator(".toast").count() == 1


def test_a_nudge_tells_its_reasons(story, page_for, check_axe):
    page = page_for(story, language="es")
    page.goto("/")
    page.locator(".focus .rule").click()
    page.wait_for_url("**/nudges/*/")
    check_axe(page)
    assert page.locator("#reason").count() == 1


def test_the_practices_can_be_read_and_tried(story, page_for, check_axe):
    page = page_for(story)
    page.goto("/practices/")
    check_axe(page)
    page.goto("/practices/TALK-05/")
    check_axe(page)
    page.goto("/practices/TALK-05/try/")
    check_axe(page)


def test_a_key_answers_the_row_one_stands_on(story, page_for):
    """S on the second row puts off that one, not the card at the top."""
    page = page_for(story)
    page.goto("/")
    first = page.locator(".focus h3").inner_text()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.locator("#dialog button[name=until]").first.wait_for()
    assert page.locator("#dialog .sub").inner_text() != first
    with page.expect_navigation():
        page.locator("#dialog button[name=until]").first.click()

    assert page.locator(".focus h3").inner_text() == first
    assert Nudge.objects.of(story).filter(state=State.SNOOZED).count() == 1


def test_the_menu_of_later_opens_where_it_was_asked_for(story, page_for):
    page = page_for(story)
    page.goto("/")
    button = page.locator(".focus [popovertarget]")
    button.click()

    menu, asked = page.locator("#later-f").bounding_box(), button.bounding_box()
    assert abs(menu["x"] + menu["width"] - asked["x"] - asked["width"]) < 2
