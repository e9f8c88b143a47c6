"""Codes, passkeys, languages: what only a real browser can show."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache

from tests.browser.conftest import DESKTOP, PHONE
from tests.world import PASSWORD, make_world

SETTINGS = [
    "/settings/", "/settings/preferences/", "/settings/organization/", "/settings/days-off/", "/settings/people/",
    "/settings/teams/", "/settings/invitations/", "/account/security/", "/account/password/", "/account/sign-out/",
]  # fmt: skip


@pytest.fixture
def house(live_server):
    cache.clear()
    return make_world()


@pytest.fixture
def open_door(page_for):
    def at_the_door(**how):
        page = page_for(None, **how)
        page.goto("/account/sign-in/")
        return page

    return at_the_door


def enter(page, person, password=PASSWORD):
    page.fill("[name=login]", person.email)
    page.fill("[name=password]", password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def code_for(secret: str, *, later: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def test_a_wrong_password_is_said_in_a_sentence(open_door, house, check_axe):
    page = open_door()
    enter(page, house.zofia, "wrong")

    alert = page.get_by_role("alert").filter(has_text="password")
    assert alert.inner_text() == "The address or the password is not right. Check both and try again."
    check_axe(page)


@pytest.mark.parametrize(
    ("button", "heading", "language"), [("Español", "es", "es"), ("Polski", "pl", "pl"), ("English", "en", "en")]
)
def test_the_language_is_chosen_at_the_door(open_door, house, button, heading, language):
    page = open_door(size=PHONE)

    page.get_by_role("button", name=button).click()
    page.wait_for_load_state()

    assert page.evaluate("document.documentElement.lang") == language
    assert page.url.endswith("/account/sign-in/")
    assert page.get_by_role("button", name=button).get_attribute("aria-current") == "true"


def test_an_authenticator_app(open_door, house, check_axe):
    page = open_door()
    enter(page, house.zofia)
    page.wait_for_url("**/")
    page.goto("/account/second-step/app/")
    check_axe(page)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Continue").click()
    check_axe(page)
    secret = page.locator("code.secret").inner_text()
    page.fill("[name=code]", code_for(secret))
    page.get_by_role("button", name="Turn it on").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    check_axe(page)
    codes = page.locator(".codes code").all_inner_texts()
    page.goto("/account/sign-out/")
    page.get_by_role("button", name="Sign out").click()

    enter(page, house.zofia)
    page.get_by_role("heading", name="Second step").wait_for()
    check_axe(page)
    page.fill("[name=code]", "000000")
    page.get_by_role("button", name="Sign in").click()
    assert page.get_by_text("That code is not right.").is_visible()
    page.fill("[name=code]", codes[0])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/")

    assert len(codes) == 10
    page.goto("/account/second-step/codes/")
    assert page.locator(".codes code").count() == 0


@pytest.fixture
def passkey_device(house, open_door):
    """A page with a device that knows its owner, as a phone does."""
    page = open_door()
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page


def test_a_passkey(passkey_device, house, check_axe):
    page = passkey_device
    if "127.0.0.1" in page.url:
        pytest.skip("browsers know no passkeys for bare network addresses")
    enter(page, house.zofia)
    page.wait_for_url("**/")
    page.goto("/account/second-step/passkeys/add/")
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.fill("[name=name]", "The phone of Zofia")
    check_axe(page)
    page.get_by_role("button", name="Add the passkey").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    page.goto("/account/security/")
    assert page.get_by_text("The phone of Zofia").first.is_visible()
    page.goto("/account/sign-out/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in/**")

    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda address: "sign-in" not in address)

    page.goto("/account/security/")
    assert page.get_by_role("heading", name="Signing in").is_visible()


def test_no_passkey_is_said_in_a_sentence(open_door, house):
    page = open_door()
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('cancelled')); }")

    page.get_by_role("button", name="Sign in with a passkey").click()

    page.get_by_text("No passkey was used.").wait_for()


@pytest.mark.parametrize(("size", "dark"), [(DESKTOP, False), (PHONE, True)], ids=["desktop", "dark phone"])
def test_settings_fit_and_read_well(page_for, house, check_axe, size, dark):
    page = page_for(house.rita, size=size, dark=dark)
    for path in SETTINGS:
        page.goto(path)

        check_axe(page)
        assert (path, page.evaluate("document.documentElement.scrollWidth - innerWidth")) == (path, 0)


def test_countries_have_names_and_regions(page_for, house):
    page = page_for(house.rita)
    page.goto("/settings/organization/")

    page.locator("#regions option[value=Madrid]").wait_for(state="attached")
    page.select_option("[name=country]", label="Germany")
    page.locator("#regions option[value=Bayern]").wait_for(state="attached")

    assert page.locator("#regions option[value=Madrid]").count() == 0
