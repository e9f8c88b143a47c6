"""The door of the portal, as Ana meets it: a code from her mail, then a passkey; on a phone, and in the dark."""

import pytest
from django.core import mail

from tests.browser.conftest import DESKTOP, PHONE
from tests.people.door import run_waiting_jobs
from tests.portal.door.at_the_door import figures, link
from tests.portal.visiting import let_in, take_part
from tests.world import make_world


@pytest.fixture
def house(live_server):
    world = make_world()
    world.organization.portal_phone = "+34 945 20 18 44"
    world.organization.save()
    let_in(world.ana, world.luna)
    take_part(world.ana, world.shop)
    return world


def ask(page, address):
    page.goto("/portal/enter/")
    page.get_by_label("Your e-mail").fill(address)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_role("heading", name="Look at your mail").wait_for()
    run_waiting_jobs()


def come_in(page, address):
    ask(page, address)
    page.get_by_label("Code").fill(figures())
    page.get_by_role("button", name="Come in").click()
    page.wait_for_url("**/portal/")


@pytest.mark.parametrize(
    ("size", "dark"), [(DESKTOP, False), (PHONE, False), (PHONE, True)], ids=["desk", "phone", "dark"]
)
def test_in_with_a_code(page_for, house, check_axe, screenshot, size, dark):
    page, name = page_for(None, size=size, dark=dark), f"portal-door-{size['width']}{'-dark' if dark else ''}"
    page.goto("/portal/enter/")
    check_axe(page)
    screenshot(page, name)
    ask(page, house.ana.email)
    check_axe(page)
    screenshot(page, f"{name}-code")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0

    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Come in").click()
    page.get_by_text("That is not the code of the newest letter.").wait_for()
    check_axe(page)
    page.get_by_label("Code").fill(figures())
    page.get_by_role("button", name="Come in").click()
    page.wait_for_url("**/portal/")

    for path in ("/portal/devices/", "/portal/colleagues/", "/portal/colleagues/invite/"):
        page.goto(path)
        check_axe(page)
        screenshot(page, f"{name}-{path.strip('/').split('/')[-1]}")
        assert (path, page.evaluate("document.documentElement.scrollWidth - innerWidth")) == (path, 0)


def test_in_with_the_link(page_for, house, check_axe):
    page = page_for(None, size=PHONE)
    ask(page, house.ana.email)
    phone = page_for(None, size=PHONE)

    phone.goto(link())
    assert phone.url.endswith("/portal/come-in/")
    check_axe(phone)
    phone.get_by_role("button", name="Come in").click()
    phone.wait_for_url("**/portal/")

    assert mail.outbox[-1].to == [house.ana.email]


def test_a_passkey_in_place_of_a_code(page_for, house, check_axe):
    page = page_for(None)
    page.goto("/portal/enter/")
    if "127.0.0.1" in page.url:
        pytest.skip("browsers know no passkeys for bare network addresses")
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    come_in(page, house.ana.email)
    page.goto("/portal/devices/")
    page.get_by_label("Name").fill("The phone of Ana")
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_role("button", name="Remove The phone of Ana").wait_for()
    check_axe(page)
    page.context.clear_cookies()

    page.goto("/portal/enter/")
    page.get_by_role("button", name="Come in with a passkey").click()
    page.wait_for_url("**/portal/")

    page.goto("/portal/devices/")
    page.get_by_role("button", name="Remove The phone of Ana").click()
    page.get_by_text("That passkey opens nothing any more.").wait_for()
    page.context.clear_cookies()
    page.goto("/portal/enter/")
    page.get_by_role("button", name="Come in with a passkey").click()
    page.get_by_text("This passkey does not open this door.").wait_for()


def test_no_passkey_is_said_in_a_sentence(page_for, house):
    page = page_for(None)
    page.goto("/portal/enter/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('cancelled')); }")

    page.get_by_role("button", name="Come in with a passkey").click()

    page.get_by_text("No passkey was used.").wait_for()


@pytest.mark.parametrize(("size", "dark"), [(DESKTOP, False), (PHONE, True)], ids=["desk", "dark phone"])
def test_our_side_sees_who_comes_in(page_for, house, check_axe, screenshot, size, dark):
    page = page_for(house.marek, size=size, dark=dark)
    for path in ("portal/", "portal/invite/"):
        page.goto(f"/clients/{house.luna.pk}/{path}")
        check_axe(page)
        assert (path, page.evaluate("document.documentElement.scrollWidth - innerWidth")) == (path, 0)
