"""Where we are, the roadmap and the small pages of the portal, as a client sees them; and without a connection."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.portal.requests.asking import some_debt
from tests.portal.visiting import let_in, take_part
from tests.world import make_world
from vinculo.access import visits
from vinculo.conversations.models import CheckIn, Interaction, NextWord
from vinculo.people.models import Organization
from vinculo.portal.cookie import NAME
from vinculo.projects.models import Area, CommunicationPlan, Milestone

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("", "roadmap/", "team/", "preferences/", "more/", "offline/")
STOPS = (("Discover", -20), ("Design", -6), ("Catalogue", 6), ("Payment", 13), ("The shop", 20))
LETTER = (
    "Ana: cards work, tried with real purchases.\n\nI would rather show 88 good wines on Friday than 126 by halves."
)
SIZES = [
    pytest.param({"size": DESKTOP}, id="desktop"), pytest.param({"size": DESKTOP, "dark": True}, id="desktop-dark"),
    pytest.param({"size": PHONE}, id="phone"), pytest.param({"size": PHONE, "dark": True}, id="phone-dark"),
]  # fmt: skip


@pytest.fixture
def luna(transactional_db):
    world, now, today = make_world(), timezone.now(), timezone.localdate()
    Organization.objects.update(brand_colour="#993a14", portal_phone="945 201 844")
    let_in(world.ana, world.luna)
    take_part(world.ana, world.shop)
    figures = {"figures": "1.9 s on a phone, 3 steps", "starts_on": today}
    CommunicationPlan.objects.update_or_create(project=world.shop, defaults=figures)
    about = {"project": world.shop, "audience": "shared"}
    for position, (name, days) in enumerate(STOPS):
        on = today + timedelta(days=days)
        Milestone.objects.create(
            **about, name=name, position=position, promised_on=on, done_on=on if days < 0 else None
        )
    said = {"client": world.luna, "channel": "email", "direction": "out", "by": world.marek, **about}
    Interaction.objects.create(**said, at=now, summary=LETTER, shares_status=True)
    Interaction.objects.create(**said, at=now - timedelta(days=1), summary="The label is ready")
    Area.objects.create(project=world.shop, name="Dates, money, changes", responsible=world.marek)
    NextWord.objects.create(client=world.luna, project=world.shop, on=today + timedelta(days=2), told_at=now)
    CheckIn.objects.create(
        client=world.luna, project=world.shop, slot_on=today + timedelta(days=3), due_at=now + timedelta(days=3),
        channel="video",
    )  # fmt: skip
    some_debt(world.shop, "126 photos", wanted=126, received=88, contact=world.ana, owner=world.marek)
    return world


@pytest.fixture
def ana(page_for, luna, live_server):
    """A page of the portal as Ana, who reads it in `speaks`."""

    def open_page(speaks="en", **given):
        luna.ana.language = speaks
        luna.ana.save(update_fields=["language"])
        page = page_for(None, **given)
        _visit, key = visits.begin(luna.ana, proof="code", at=timezone.now())
        page.context.add_cookies([{"name": NAME, "value": key, "url": live_server.url}])
        return page

    return open_page


@pytest.mark.parametrize("given", SIZES)
def test_every_page_can_be_read_by_everybody(ana, check_axe, screenshot, request, given):
    page = ana(**given)
    for address in PAGES:
        page.goto(f"/portal/{address}")

        assert fits(page), address
        check_axe(page)
        if address in ("", "roadmap/"):
            screenshot(page, f"portal-{address.strip('/') or 'home'}-{request.node.callspec.id}", whole_page=True)


@pytest.mark.parametrize("speaks", ["es", "pl"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_longer_words_fit(ana, check_axe, screenshot, request, speaks, size):
    page = ana(speaks, size=size)
    for address in PAGES:
        page.goto(f"/portal/{address}")

        assert fits(page), address
    page.goto("/portal/")
    check_axe(page)
    screenshot(page, f"portal-home-{request.node.callspec.id}", whole_page=True)


ACTIVATED = """() => navigator.serviceWorker.ready.then(({ active }) => new Promise((done) => {
  const look = () => active.state === "activated" && done();
  active.addEventListener("statechange", look);
  look();
}))"""


def test_how_it_is_going_is_answered_with_one_press(ana, luna):
    page = ana(size=PHONE)
    page.goto("/portal/")
    headline = page.locator("h1").inner_text()

    page.get_by_role("button", name="How is it going?").tap()

    expect(page.locator("h1")).to_have_text(headline)
    assert Interaction.objects.filter(client=luna.luna, asks_status=True).count() == 1


def test_without_a_connection_it_says_so_and_shows_nothing_of_them(ana, luna, page_for):
    page = ana(size=PHONE)
    page.goto("/portal/")
    page.evaluate("navigator.serviceWorker.ready")
    page.evaluate(ACTIVATED)
    page.reload()

    page.context.set_offline(True)
    page.goto("/portal/roadmap/")

    expect(page.locator("h1")).to_have_text("No connection")
    kept = page.evaluate(
        "caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((one) => one.keys()))))"
        ".then((all) => all.flat().map((one) => new URL(one.url).pathname))"
    )
    assert [address for address in kept if not address.startswith("/static/")] == ["/portal/offline/"]
    page_for.complaints.clear()  # the browser complains that there is no connection


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
