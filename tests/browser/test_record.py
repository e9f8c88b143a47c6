"""The record, the dossier, sharing and looking in a real browser: on a phone, in the dark."""

from datetime import date

import pytest
from django.utils import timezone

from tests.browser.conftest import PHONE
from tests.portal.visiting import let_in, take_part
from vinculo.agreements.models import Promise
from vinculo.exchange.dossier.models import Dossier
from vinculo.logbook.entry import Entry, NewPromise
from vinculo.logbook.log import log
from vinculo.people.acting import acting
from vinculo.record.erasing import erase
from vinculo.record.models import Entry as RecordEntry

PAGES = (
    "/clients/{client}/record/", "/projects/{project}/record/", "/clients/{client}/look/", "/dossiers/{dossier}/",
    "/promises/{promise}/",
)  # fmt: skip


@pytest.fixture
def trail(transactional_db):
    from tests.world import make_world

    world, now = make_world(), timezone.now()
    take_part(world.ana, world.shop)
    let_in(world.ana, world.luna)
    talk = Entry(
        client=world.luna, at=now, channel="phone", summary="About plates", contacts=(world.ana,), project=world.shop,
        shares_status=True, audience="shared", decisions=("Blue it is, for the plates and for the cups",),
        promises=(NewPromise("First plates on the table", date(2027, 3, 20)),),
    )  # fmt: skip
    log(talk, by=world.marek)
    promise = Promise.objects.get()
    promise.renegotiate(to_on=date(2027, 3, 27), internal_on=None, reason="The oven broke", by=world.marek, at=now)
    erase(of=f"contact:{world.ana.pk}", ground="consent withdrawn", actor=acting(world.rita), at=now)
    dossier = Dossier.objects.create(
        client=world.luna, by=world.marek, asked_at=now, state="done", size=182_044, sha256="9f86d081" * 8
    )
    world.ids = {
        "client": world.luna.pk, "project": world.shop.pk, "dossier": dossier.pk, "promise": promise.pk,
    }  # fmt: skip
    return world


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("given", [{}, {"dark": True}, {"size": PHONE}], ids=["desktop", "dark", "phone"])
def test_pages_fit_and_can_be_used_by_everybody(trail, page_for, check_axe, screenshot, given):
    page = page_for(trail.marek, **given)

    for address in PAGES:
        page.goto(address.format(**trail.ids))
        screenshot(page, f"record-{address.split('/')[1]}-{'-'.join(given) or 'desktop'}", whole_page=True)
        assert fits(page), address
        check_axe(page)


def test_an_entry_shows_its_hash_to_whoever_wants_it(trail, page_for):
    page = page_for(trail.marek)
    page.goto(f"/clients/{trail.luna.pk}/record/?show=promises")

    page.locator("summary", has_text="Entry 2").click()

    entry = RecordEntry.objects.get(seq=2)
    assert page.get_by_text(entry.hash, exact=True).is_visible()


def test_looking_as_ana_and_stopping(trail, page_for, check_axe, screenshot):
    page = page_for(trail.marek, size=PHONE)
    page.goto(f"/clients/{trail.luna.pk}/look/")

    page.get_by_role("button", name="See the portal as Ana Prado").click()

    assert page.url.endswith("/portal/")
    assert page.get_by_text("You see what Ana Prado sees").is_visible()
    screenshot(page, "looking-phone")
    assert fits(page)
    check_axe(page)
    page.get_by_role("button", name="Stop looking").click()
    assert page.url.endswith(f"/contacts/{trail.ana.pk}/")


def test_who_sees_it_is_asked_by_name_and_forgets_the_name_with_the_client(trail, page_for, screenshot):
    page = page_for(trail.marek, size=PHONE)
    page.goto(f"/promises/new/?client={trail.luna.pk}&project={trail.shop.pk}")
    box = page.locator("[data-readers]")
    screenshot(page, "sharing-phone", whole_page=True)

    assert box.get_by_text("Ana will see it").is_visible()
    assert page.locator("[name=audience][value=team]").is_checked()

    page.locator("[data-pick-text]").fill("Otto")
    page.get_by_text("The client will see it").wait_for()


def test_one_press_shares_it_and_one_takes_it_back(trail, page_for):
    page = page_for(trail.marek)
    page.goto(f"/promises/{trail.ids['promise']}/")

    page.get_by_role("button", name="Keep it to our team").click()
    page.locator(".seen-switch").get_by_text("Our team only").wait_for()
    page.get_by_role("button", name="Undo").click()

    page.locator(".seen-switch").get_by_text("Ana sees it").wait_for()
