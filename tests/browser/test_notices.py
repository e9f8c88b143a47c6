"""The bell, one's wishes, the rooms of the house, and a browser that rings."""

import json

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_today import fits
from vinculo.notifications import rooms
from vinculo.notifications.models import Kind, Notice
from vinculo.notifications.models.hook import Why

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(world):
    now = timezone.now()
    about = {"kind": Kind.ASSIGNED, "subject": f"client:{world.luna.pk}", "client": world.luna, "at": now}
    facts = {"by": "Marek Wilk", "what": "Café Luna"}
    for number in range(3):
        Notice.objects.create(person=world.rita, key=str(number), facts=facts, **about)
    given = {"flavour": "slack", "team": None, "tells": ["asked", "now"], "by": world.rita}
    rooms.put_in(name="Clients", address="https://hooks.example/1", **given)
    rooms.put_in(name="Kitchen", address="https://hooks.example/2", **given).pause(why=Why.GONE, at=now, detail="404")
    return world.rita


@pytest.mark.parametrize("path", ["/notices/", "/settings/notices/", "/settings/chat/"])
def test_the_pages_can_be_used_by_everybody(told, path, page_for, check_axe):
    for options in ({}, {"size": PHONE}, {"size": PHONE, "dark": True}):
        page = page_for(told, **options)
        page.goto(path)
        check_axe(page)
        assert fits(page)
        page.context.close()


def test_what_is_opened_was_seen(told, page_for):
    page = page_for(told)
    page.goto("/")
    bell = page.locator(".side .bell")
    expect(bell).to_have_accessible_name("Notices, 3 new")

    bell.click()
    with page.expect_request("**/seen/"):  # its answer comes to a page that has been left, and may be told to nobody
        page.get_by_role("link", name="Marek Wilk handed Café Luna over to you").first.click()
    page.wait_for_url("**/clients/*/")

    for _turn in range(100):
        if Notice.objects.unseen().count() < 3:
            break
        page.wait_for_timeout(100)
    assert Notice.objects.unseen().count() == 2
    page.goto("/notices/")
    page.get_by_role("button", name="All seen").click()
    expect(page.locator("[data-toast]")).to_contain_text("2 seen.")
    expect(page.locator(".side .bell")).to_have_accessible_name("Notices")


@pytest.mark.whole_browser
def test_a_browser_rings_with_the_words_it_was_sent(told, page_for, live_server):
    """The worker is installed as the page does it; the push service is left out, its message is put in by hand."""
    page = page_for(told)
    origin = live_server.url
    page.context.grant_permissions(["notifications"], origin=origin)
    page.goto("/settings/notices/")
    expect(page.get_by_role("button", name="Ring in this browser")).to_be_visible()
    devtools = page.context.new_cdp_session(page)
    found: list[str] = []
    devtools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: found.extend(one["registrationId"] for one in event["registrations"]),
    )
    devtools.send("ServiceWorker.enable")
    install = """async () => {
        const worker = await navigator.serviceWorker.register("/notices/worker.js", { scope: "/notices/" });
        const one = worker.installing ?? worker.waiting ?? worker.active;
        const changed = () => new Promise((go) => one.addEventListener("statechange", go, { once: true }));
        while (one.state !== "activated") await changed();
    }"""
    page.evaluate(install)

    rung = {"title": "Call Ana", "body": "Café Luna", "path": "/nudges/1/", "tag": "nudge:1"}
    for data in (rung, rung):
        message = {"origin": origin, "registrationId": found[-1], "data": json.dumps(data)}
        devtools.send("ServiceWorker.deliverPushMessage", message)
    shown = """async () => {
        const worker = await navigator.serviceWorker.getRegistration("/notices/");
        for (let waited = 0; waited < 50; waited++) {
            const all = await worker.getNotifications();
            if (all.length) return all.map((one) => [one.title, one.body, one.data.path, one.tag]);
            await new Promise((go) => setTimeout(go, 100));
        }
        return [];
    }"""
    assert page.evaluate(shown) == [["Call Ana", "Café Luna", "/nudges/1/", "nudge:1"]]
