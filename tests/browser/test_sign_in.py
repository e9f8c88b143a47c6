"""The door: strangers are sent to it, it can be opened by keyboard, and it breaks no rule of accessibility."""

from typing import Any

import pytest

from tests.browser.conftest import DESKTOP, PHONE
from tests.world import PASSWORD, make_world


@pytest.fixture
def somebody(live_server: Any) -> Any:
    return make_world().marek


def test_signing_in_with_the_keyboard_leads_to_today(page_for: Any, somebody: Any, check_axe: Any) -> None:
    page = page_for(None)
    page.goto("/")
    check_axe(page)

    page.locator("[name=login]").fill(somebody.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "sign-in" not in address)

    assert page.get_by_role("main").is_visible()


@pytest.mark.parametrize(("size", "dark"), [(PHONE, False), (PHONE, True), (DESKTOP, True)])
def test_the_door_fits_every_screen(page_for: Any, somebody: Any, check_axe: Any, size: Any, dark: bool) -> None:
    page = page_for(None, size=size, dark=dark)
    page.goto("/")

    check_axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_page_complaining_is_noticed(page_for: Any, somebody: Any) -> None:
    """The control of the fixture: an inline script is refused by the policy, and the fixture hears of it."""
    page = page_for(None)
    page.goto("/")

    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )

    assert page.evaluate("window.ran") is None
    assert page_for.complaints != []
    page_for.complaints.clear()
