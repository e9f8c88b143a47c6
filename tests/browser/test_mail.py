"""Letters in a real browser: whose they are, mailboxes, and that nothing in them runs."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.mail.coming import all_come, come, make_box, of_ana, words
from tests.trust.payloads import PAYLOADS
from tests.trust.test_mail import hostile
from tests.world import World

pytestmark = pytest.mark.django_db(transaction=True)


def test_somebody_unknown_gets_a_client(
    page_for: Callable[..., Page], world: World, check_axe: Callable[[Page], None]
) -> None:
    box = make_box()
    come(box, words("Eva Sol <eva@nueva.example>", subject="Your offer"))
    page = page_for(world.marek, size=PHONE, dark=True)

    page.goto("/mail/")
    check_axe(page)
    page.get_by_role("link", name="Of a client").click()
    page.get_by_label("Client", exact=True).fill("Café Luna")
    check_axe(page)
    page.get_by_role("button", name="It is theirs").click()

    expect(page.get_by_text("Every letter has its client")).to_be_visible()
    page.goto("/mail/left-out/")
    check_axe(page)


def test_a_mailbox_is_set_up_and_says_what_is_wrong(
    page_for: Callable[..., Page], world: World, check_axe: Callable[[Page], None], settings: Any
) -> None:
    page = page_for(world.rita)

    page.goto("/settings/mailboxes/new/house/")
    check_axe(page)
    page.get_by_label("Address", exact=True).fill("hola@faro.example")
    page.get_by_label("Password or token").fill("una-clave-9")
    page.get_by_label("Server for fetching").fill("127.0.0.1")
    page.get_by_label("Server for sending").fill("127.0.0.1")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Test the connection").click()

    expect(page.get_by_text("127.0.0.1 lies in a network of its own").first).to_be_visible()
    check_axe(page)
    page.goto("/settings/mailboxes/")
    check_axe(page)


def test_t17_no_letter_runs(page_for: Callable[..., Page], world: World, check_axe: Callable[[Page], None]) -> None:
    """The fixture fails as well when the policy had to refuse anything on a page of ours."""
    box = make_box()
    letters = all_come(
        box, [*(hostile(world, payload) for payload in PAYLOADS[::6]), hostile(world, "".join(PAYLOADS))]
    )
    page = page_for(world.rita)
    ran: list[str] = []
    asked: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url))

    for one in letters:
        page.goto(f"/mail/{one.pk}/")
        page.mouse.move(300, 300)
        if one is letters[0]:
            check_axe(page)
        page.goto(f"/mail/{one.pk}/shown/")
        page.mouse.move(100, 60)

    assert ran == []
    assert [url for url in asked if "evil.example" in url] == []


def test_t17_the_policy_alone_stops_what_nobody_cleaned(
    page_for: Callable[..., Page], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of one defence is the other: without nh3 the sandbox holds, and without both it runs."""
    monkeypatch.setattr("nh3.clean", lambda page, **_rules: page)
    html = "<script>document.title = 'ran'</script><p>Hello</p>"
    one = come(make_box(), of_ana(world, body=html, head="Content-Type: text/html"))
    page = page_for(world.rita)

    page.goto(f"/mail/{one.pk}/shown/")
    held = page.title()
    monkeypatch.setattr("vinculo.mail.shown.POLICY", "")
    page.goto(f"/mail/{one.pk}/shown/")

    ran = page.title()
    page_for.complaints.clear()  # type: ignore[attr-defined] # the browser's own, about what it was kept from

    assert (held, ran) == ("A letter", "ran")
