"""The look in a real browser: readable by machines in both themes and both sizes, and every small behaviour at work."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE


@pytest.fixture
def book(page_for, world, settings):
    """The sample book, open for Marek."""
    settings.DEBUG = True
    page = page_for(world.marek)
    page.goto("/kit/")
    return page


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_piece_is_accessible_in_both_themes(book, check_axe, size):
    book.set_viewport_size(size)

    for theme in ("light", "dark"):
        book.emulate_media(color_scheme=theme)
        check_axe(book)


def test_nothing_runs_out_of_the_page_at_any_width(book):
    spare = {}
    for width in (320, 640, 1024, 1920):
        book.set_viewport_size({"width": width, "height": 800})
        spare[width] = book.evaluate("document.documentElement.scrollWidth - innerWidth")

    assert spare == {320: 0, 640: 0, 1024: 0, 1920: 0}


def test_the_palette_is_useful_before_typing_and_walks_by_keyboard(book):
    answers = []
    book.route("**/palette/**", lambda route: answers.append(route))  # the server is slow
    book.keyboard.press("Control+k")
    box, chosen = book.locator("#palette input"), book.locator("#palette [aria-selected=true]")
    before = box.get_attribute("aria-activedescendant")

    book.keyboard.press("ArrowDown")

    assert book.evaluate("document.activeElement === document.querySelector('#palette input')")
    assert (before, box.get_attribute("aria-activedescendant")) == ("option-0", "option-1")
    while not answers:
        book.wait_for_timeout(20)
    walked_to = chosen.get_attribute("href")
    with book.expect_response("**/palette/**"):
        answers[0].continue_()
    expect(book.locator("#palette h3", has_text="Do")).to_be_visible()
    expect(chosen).to_have_count(1)
    expect(chosen).to_have_js_property("href", walked_to)  # what comes late does not take the choice away
    book.keyboard.press("Escape")
    assert box.is_hidden()


def test_j_and_k_walk_the_list(book):
    names = []
    for key in "jjkk":
        book.keyboard.press(key)
        names.append(book.evaluate("document.activeElement.ariaLabel"))

    first, second = "Mark done: Reply to Katarzyna", "Mark done: Call Ana"
    assert names == [first, second, first, first]


def test_a_letter_presses_what_declares_it_but_not_while_typing(book):
    book.evaluate("document.querySelector('[data-key=e]').addEventListener('click', () => (window.done = true))")

    book.locator("#k-cx").focus()
    book.keyboard.press("e")
    while_typing = book.evaluate("window.done === true")
    book.evaluate("document.activeElement.blur()")
    book.keyboard.press("e")

    assert (while_typing, book.evaluate("window.done === true")) == (False, True)


def test_the_sheet_lists_the_shortcuts_of_this_page(book):
    book.keyboard.press("?")

    listed = book.locator("[data-keysheet]").inner_text()
    assert re.findall(r"Snooze|Done|Filter", listed) == ["Snooze", "Done", "Filter"]


def test_shift_chooses_a_range_and_the_bar_follows(book):
    rows = book.locator("[data-bulk-one]")
    book.locator("[data-bulk-none]").click()
    hidden = book.locator("[data-bulk-bar]").is_hidden()

    rows.first.click()
    rows.last.click(modifiers=["Shift"])

    assert (hidden, book.locator("[data-bulk-count]").inner_text()) == (True, str(rows.count()))


def test_a_menu_opens_beside_its_button_and_closes_with_escape(book):
    menu = book.locator("#kit-menu")
    book.locator("[popovertarget=kit-menu]").click()
    button, sheet = book.locator("[popovertarget=kit-menu]").bounding_box(), menu.bounding_box()

    book.keyboard.press("Escape")

    assert abs(sheet["x"] + sheet["width"] - button["x"] - button["width"]) < 2
    assert menu.is_hidden()


def test_words_written_without_a_connection_are_kept(book):
    # Told, not taken away: a browser that is really cut off also complains about its own requests.
    book.evaluate("Object.defineProperty(navigator, 'onLine', {get: () => false, configurable: true})")
    book.evaluate("dispatchEvent(new Event('offline'))")
    warned = book.locator("[data-offline]").is_visible()

    book.locator("#k-cx").fill("Ana would rather have it on Monday")
    book.reload()

    assert (warned, book.evaluate("localStorage.getItem('draft:/kit/:k-cx')")) == (
        True,
        "Ana would rather have it on Monday",
    )


def test_a_toast_stays_while_someone_points_at_it(book):
    book.clock.install()
    book.evaluate(
        """() => {
          const toast = document.createElement("div");
          toast.className = "toast"; toast.dataset.toast = ""; toast.textContent = "Snoozed.";
          document.getElementById("toasts").append(toast);
        }"""
    )
    toast = book.locator("[data-toast]")
    book.clock.run_for(4000)
    toast.hover()
    book.clock.run_for(20_000)
    hovered = toast.count()

    book.mouse.move(5, 5)
    book.clock.run_for(9000)

    assert (hovered, toast.count()) == (1, 0)
