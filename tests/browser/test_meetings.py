"""A meeting planned by hand, prepared and minuted in a real browser; on a phone and in the dark."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from vinculo.conversations.models import Question
from vinculo.meetings import agenda
from vinculo.meetings.models import Meeting
from vinculo.meetings.planning import Plan, plan


@pytest.fixture
def house(transactional_db):
    from tests.world import make_world

    world, now = make_world(), timezone.now()
    Question.objects.create(client=world.luna, contact=world.ana, text="How much is the oven?", asked_at=now)
    hour = now.replace(minute=0, second=0, microsecond=0)
    for repeats in ("", "weekly"):
        said = Plan(
            world.luna, "The long title of a meeting about the new menu", hour + timedelta(days=3), "Europe/Madrid",
            contacts=(world.ana,), people=(world.zofia,), repeats=repeats, place="Calle Sol 3", note="Bring bread",
            link="https://meet.faro.example/room-of-the-menu",
        )  # fmt: skip
        world.meeting = plan(said, by=world.marek, at=now, letters=False)
        agenda.add(world.meeting, "The price of bread", by=world.marek, audience="shared")
    return world


@pytest.mark.parametrize("given", [{}, {"dark": True, "size": PHONE}])
def test_every_page_can_be_read_by_everybody(page_for, house, check_axe, given):
    page = page_for(house.marek, **given)
    one = house.meeting.pk
    for address in (
        "/meetings/", "/meetings/?view=list", f"/meetings/?client={house.luna.pk}", f"/meetings/{one}/",
        f"/meetings/{one - 1}/hold/", f"/meetings/new/?client={house.luna.pk}", "/settings/calendars/",
        "/settings/calendars/account/",
    ):  # fmt: skip
        page.goto(address)

        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address
        check_axe(page)


def test_planned_prepared_and_minuted(page_for, house):
    page = page_for(house.marek)
    page.goto(f"/clients/{house.luna.pk}/")
    page.get_by_role("link", name="Plan a meeting").click()
    page.get_by_label("What it is about").fill("The oven")
    first = page.locator(".times .pick").first.inner_text()
    with page.expect_response("**/meetings/times/**"):  # another length, other hours
        page.get_by_label("Minutes").select_option("240")
    expect(page.locator(".times .pick").first).not_to_be_empty()
    page.locator(".times .pick").first.click()
    page.get_by_role("button", name="Plan it").click()

    expect(page.get_by_role("heading", name="The oven")).to_be_visible()
    expect(page.locator("#agenda")).to_contain_text("How much is the oven?")
    page.get_by_label("A line of your own").fill("The flour")
    page.keyboard.press("Enter")
    expect(page.locator("#agenda")).to_contain_text("The flour")
    page.get_by_role("link", name="Write the minutes").click()
    page.get_by_label("The flour").check()
    page.get_by_role("textbox", name="What was said").fill("They take the large one\n= The large oven")
    page.get_by_role("button", name="It was held").click()

    expect(page.get_by_text("They take the large one")).to_be_visible()
    meeting = Meeting.objects.get(title="The oven")
    assert first and meeting.minutes == 240
    assert meeting.held_in is not None and meeting.held_in.decisions.get().text == "The large oven"
    assert meeting.points.get(text="The flour").done_at
