"""On a slow line too: what somebody wrote or ticked while an answer was on its way is not replaced by the answer."""

import time

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from vinculo.conversations.models import Question

pytestmark = pytest.mark.django_db(transaction=True)


def slowly(page: Page, address: str, seconds: float) -> None:
    def wait(route):
        answer = route.fetch()
        time.sleep(seconds)
        route.fulfill(response=answer)

    page.route(address, wait)


def test_what_was_done_meanwhile_stays(page_for, world):
    question = Question.objects.create(
        client=world.luna, contact=world.ana, text="Blue or green?", owner=world.marek, asked_at=timezone.now()
    )
    page = page_for(world.marek)
    page.goto(f"/log/new/?client={world.luna.pk}&contact={world.ana.pk}")
    tick = page.locator(f"[name=answers][value='{question.pk}']")
    slowly(page, "**/log/about/", 0.6)

    with page.expect_response("**/log/about/"):
        page.locator("[name=chosen]:checked").dispatch_event("change")
        tick.check()
    expect(page.locator(".log-about fieldset").first).to_be_visible()
    page.wait_for_timeout(50)
    expect(tick).to_be_checked()

    page.goto("/promises/")
    page.keyboard.press("c")
    page.locator("#dialog textarea").fill("! Catalogue by 31 nov")
    slowly(page, "**/log/new/", 0.6)
    with page.expect_response("**/log/new/"):
        page.get_by_role("button", name="Log it").click()
        page.locator("#dialog textarea").fill("! Catalogue by 30 nov, and more")
    expect(page.locator("#dialog .err").first).to_be_visible()
    expect(page.locator("#dialog textarea")).to_have_value("! Catalogue by 30 nov, and more")


def test_what_did_not_get_through_stays_to_be_sent_again(page_for, world):
    question = Question.objects.create(
        client=world.luna, contact=world.ana, text="Blue or green?", owner=world.marek, asked_at=timezone.now()
    )
    page = page_for(world.marek)
    page.goto(f"/questions/{question.pk}/?nudge=1")
    page.locator("main a[data-dialog][href*='/answer/']").first.click()
    page.locator("#dialog [data-close]").click()
    expect(page.locator("#dialog")).to_be_hidden()
    assert page.url.endswith("?nudge=1")

    page.keyboard.press("c")
    page.locator("#dialog textarea").fill("They like it")
    page.keyboard.press("Escape")
    expect(page.locator("#dialog")).to_be_hidden()
    page.keyboard.press("c")
    expect(page.locator("#dialog textarea")).to_have_value("They like it")

    session = [one for one in page.context.cookies() if "sessionid" in one["name"]]
    page.context.clear_cookies(name=session[0]["name"])
    page.get_by_role("button", name="Log it").click()
    expect(page.get_by_role("alert")).to_contain_text("You were signed out")
    expect(page.locator("#dialog textarea")).to_have_value("They like it")

    page.context.add_cookies(session)
    page.get_by_role("button", name="Log it").click()
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.locator("#dialog .err").first).to_be_visible()  # asked for whom, as ever
    expect(page.locator("#dialog textarea")).to_have_value("They like it")
