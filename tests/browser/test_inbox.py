"""Conversations as people see and use them: the demo story's inbox, by keyboard, on a phone, in the dark."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_today import fits
from tests.desk.inbox.letters import a_letter
from vinculo.conversations.models import Question, Thread, ThreadSeen

LOOKS = (("", {}), ("-phone", {"size": PHONE}), ("-dark", {"dark": True}))


def test_the_inbox_of_the_story(story, page_for, check_axe, screenshot):
    thread = Thread.objects.get(subject="Tickets for the reading on the 5th")
    for address, name in (("/inbox/?whose=all", "inbox"), (thread.get_absolute_url(), "inbox-thread")):
        for suffix, options in LOOKS:
            page = page_for(story, language="es", **options)
            page.goto(address)
            check_axe(page)
            assert fits(page)
            screenshot(page, f"{name}{suffix}", whole_page=True)
            page.context.close()


@pytest.fixture
def letters(transactional_db):
    from tests.world import make_world

    world = make_world()
    texts = ("Which flour do you want? The oven is warm.", "When does it open?", "Is the sign ready?")
    return world, [a_letter(world, hours=9 - number, text=text) for number, text in enumerate(texts)]


def in_focus(page):
    return page.evaluate("document.activeElement.closest('[data-item]')?.querySelector('[data-item-focus]').pathname")


def test_one_walks_through_the_inbox_with_keys(letters, page_for):
    world, (first, second, third) = letters
    page = page_for(world.marek)
    page.goto("/inbox/")

    page.keyboard.press("j")
    page.keyboard.press("j")
    walked = in_focus(page)
    page.keyboard.press("x")
    bar = page.locator("[data-bulk-bar]")
    chosen = bar.is_visible(), bar.locator("[data-bulk-count]").inner_text()
    page.keyboard.press("x")
    with page.expect_navigation():
        page.keyboard.press("e")
    second.refresh_from_db()
    archived = second.is_archived
    with page.expect_navigation():
        page.keyboard.press("z")
    second.refresh_from_db()

    assert (walked, chosen) == (second.get_absolute_url(), (True, "1"))
    assert (archived, second.is_archived) == (True, False)
    for _one in range(2):
        page.keyboard.press("j")
        page.keyboard.press("x")
    expect(bar.locator("[data-bulk-count]")).to_have_text("2")
    with page.expect_navigation():
        page.keyboard.press("e")  # what is chosen, not only the row in focus
    assert Thread.objects.filter(archived_at=None).count() == 1


def test_snoozing_and_giving_away_open_over_the_list(letters, page_for, check_axe):
    world, (first, *_others) = letters
    page = page_for(world.marek)
    page.goto("/inbox/")
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.locator("dialog[open] button[name=until]").first.wait_for()
    check_axe(page)
    with page.expect_navigation():
        page.locator("dialog[open] button[name=until]").first.click()
    first.refresh_from_db()
    snoozed = first.snoozed_until
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.locator("dialog[open] select[name=person]").select_option(label="Zofia Kos")
    with page.expect_navigation():
        page.locator("dialog[open] button[type=submit]").click()

    assert snoozed is not None
    assert Thread.objects.filter(assigned_to=world.zofia).count() == 1


def test_the_sheet_of_keys_names_them(letters, page_for):
    world, _threads = letters
    page = page_for(world.marek)
    page.goto("/inbox/")
    page.keyboard.press("?")

    keys = re.findall(r"^([A-Z/])$", page.locator("dialog[open] [data-keysheet]").inner_text(), re.MULTILINE)

    assert {"R", "A", "E", "S", "X", "/"} <= set(keys)


def test_an_open_inbox_says_what_came_in(letters, page_for):
    world, _threads = letters
    page = page_for(world.marek)
    page.goto("/inbox/")
    a_letter(world, hours=0.1, text="One more thing")

    page.evaluate("document.querySelector('.inbox-news').dispatchEvent(new Event('news'))")
    page.locator(".inbox-news a").wait_for()
    said = page.locator(".inbox-news").inner_text()
    with page.expect_navigation():
        page.locator(".inbox-news a").click()

    assert (said.strip(), page.locator(".threads > li").count()) == ("1 new", 4)


def test_what_was_marked_in_a_letter_becomes_a_question(letters, page_for):
    world, (first, *_others) = letters
    page = page_for(world.marek)
    with page.expect_response("**/seen/"):
        page.goto(first.get_absolute_url())
    page.evaluate(
        """() => {
          const words = document.querySelector("[data-said] p").firstChild, range = document.createRange();
          range.setStart(words, 0); range.setEnd(words, "Which flour do you want?".length);
          getSelection().removeAllRanges(); getSelection().addRange(range);
        }"""
    )
    page.locator("[data-split]").first.click()
    page.locator("dialog[open] textarea").wait_for()
    offered = page.locator("dialog[open] textarea").input_value()
    with page.expect_navigation():
        page.locator("dialog[open] button[type=submit]").click()

    assert (offered, Question.objects.get().text) == ("Which flour do you want?", "Which flour do you want?")
    assert ThreadSeen.objects.filter(thread=first, person=world.marek).exists()


def test_the_conversation_on_a_phone_has_its_keys_within_reach(letters, page_for, check_axe):
    world, (first, *_others) = letters
    page = page_for(world.marek, size=PHONE)
    page.goto(first.get_absolute_url())

    check_axe(page)
    sizes = [button.bounding_box() for button in page.locator(".thread-acts .btn").all()]

    assert fits(page)
    assert min(min(size["width"], size["height"]) for size in sizes if size) >= 44
