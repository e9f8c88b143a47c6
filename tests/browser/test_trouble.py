"""Flags, bad news, incidents and check-ins in a real browser: on a phone, in the dark, by keyboard."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.desk.checkins.make import agreed, fill, some_check_in
from tests.desk.flags.test_pages import some_flag
from tests.desk.incidents.test_pages import some_incident
from vinculo.conversations.models import BadNews, Incident
from vinculo.projects.models import Milestone

ADDRESSES = (
    "/flags/", "/flags/{flag}/", "/projects/{project}/flags/", "/news/", "/news/{news}/", "/incidents/",
    "/incidents/{incident}/", "/incidents/{incident}/report/", "/check-ins/", "/check-ins/{check_in}/",
    "/check-ins/{check_in}/hold/", "/projects/{project}/check-ins/",
)  # fmt: skip


@pytest.fixture
def trouble(transactional_db):
    from tests.world import make_world

    world, now, today = make_world(), timezone.now(), timezone.localdate()
    agreed(world)
    fill(world)
    some_flag(world, what="The bank's test desk answers nobody", weight="red", next_step="Ask Ana for another contact")
    flag = some_flag(world, what="Nobody at the café has seen the cart", why="They decide late", owner=None)
    flag.review(note="Ana saw it on her phone", next_on=today + timedelta(days=4), by=world.marek, at=now)
    launch = Milestone.objects.create(project=world.shop, name="Launch", promised_on=today + timedelta(days=9))
    news = BadNews.objects.create(
        client=world.luna, project=world.shop, contact=world.ana, what="The launch comes a week later", known_at=now,
        milestone=launch, slipped_to_on=today + timedelta(days=16), is_ours=True, by=world.marek,
        way_out="The cakes that sell most go online on the promised day",
    )  # fmt: skip
    incident = some_incident(world, effect="Nobody can pay by card", way_out="Pay on collection until tonight")
    incident.name_to_swarm(world.zofia, part="The bank", by=world.marek, at=now)
    for kind, text in (
        ("seen", "Cards refused since nine"),
        ("tried", "A key"),
        ("found", "The certificate ended"),
    ):
        incident.add_note(kind=kind, text=text, by=world.zofia, at=now)
    check_in = some_check_in(world)
    check_in.write_agenda([{"key": "own:1", "text": "How was the fair?"}])
    world.ids = {
        "flag": flag.pk, "project": world.shop.pk, "news": news.pk, "incident": incident.pk, "check_in": check_in.pk,
    }  # fmt: skip
    return world


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("given", [{}, {"dark": True}, {"size": PHONE}])
def test_every_page_can_be_read_by_everybody(page_for, trouble, check_axe, given):
    page = page_for(trouble.marek, **given)
    for address in ADDRESSES:
        page.goto(address.format(**trouble.ids))

        assert fits(page), address
        check_axe(page)


def test_lines_are_added_with_enter_and_seen_by_the_others(page_for, trouble):
    address = f"/incidents/{trouble.ids['incident']}/"
    mine, theirs = page_for(trouble.marek), page_for(trouble.zofia)
    mine.goto(address), theirs.goto(address)

    mine.get_by_label("Decided", exact=True).check()
    mine.get_by_label("A line of the log").fill("A new certificate by noon")
    mine.keyboard.press("Enter")

    expect(mine.locator(".tl-log > li").last).to_contain_text("A new certificate by noon")
    assert mine.url.endswith(address)
    mine.get_by_label("A line of the log").fill("They know")
    mine.keyboard.press("Enter")
    expect(mine.locator(".tl-log > li").last).to_contain_text("They know")
    expect(theirs.locator(".tl-log > li").last).to_contain_text("They know", timeout=25_000)


def test_an_incident_begins_from_anywhere_in_two_clicks(page_for, trouble):
    page = page_for(trouble.marek)
    page.goto(f"/clients/{trouble.luna.pk}/")

    page.keyboard.press("Control+k")
    page.get_by_role("option", name="Start an incident").click()
    page.get_by_label("What happened").fill("The shop is down")
    page.get_by_role("button", name="Start it").click()

    page.wait_for_url(re.compile(r"/incidents/\d+/$"))
    assert Incident.objects.latest("pk").what == "The shop is down"


def test_words_that_point_at_somebody_are_shown_while_one_types(page_for, trouble):
    page = page_for(trouble.marek)
    page.goto(f"/incidents/{trouble.ids['incident']}/findings/")

    page.get_by_label("What we found").fill("Zofia forgot to renew it")

    expect(page.locator(".blame")).to_contain_text("“Zofia forgot to renew it” points at one of us")


def test_an_agenda_is_put_in_order_by_keyboard(page_for, trouble):
    page = page_for(trouble.marek)
    page.goto(f"/check-ins/{trouble.ids['check_in']}/")
    page.get_by_role("link", name="Change the order").click()
    second = page.locator(".agenda > li").nth(1).locator("p").first.inner_text()

    page.get_by_role("button", name=f"Up: {second}").press("Enter")
    page.wait_for_load_state()

    expect(page.locator(".agenda > li").first).to_contain_text(second)
