"""No word that anybody wrote runs in a real browser, and the policy has nothing to refuse."""

from typing import Any

import pytest

from tests.trust.everything import Everything, make_everything
from tests.trust.hostile import poison
from tests.trust.payloads import PAYLOADS

HOOK = (
    "window.ran = []; for (const name of ['alert', 'confirm', 'prompt']) window[name] = (what) => window.ran.push(what)"
)


@pytest.fixture
def hostile(live_server: Any) -> Everything:
    all_ = make_everything()
    poison(all_)
    return all_


def pages(all_: Everything) -> list[str]:
    luna, shop, promise = f"/clients/{all_.luna.pk}/", f"/projects/{all_.shop.pk}/", f"/promises/{all_.promise.pk}/"
    return [
        "/?scope=all", "/clients/", luna, f"{luna}profile/", f"{luna}conversations/", f"{luna}call/",
        f"/contacts/{all_.ana.pk}/", f"/log/{all_.talk.pk}/", f"/log/new/?client={all_.luna.pk}",
        "/promises/?whose=all",
        promise, "/questions/?whose=all", f"/expectations/{all_.expectation.pk}/",
        f"/news/{all_.news.pk}/", shop, f"{shop}tasks/", "/search/?q=pwn7", f"/imports/{all_.run.pk}/", "/imports/",
        "/settings/people/", f"/nudges/{all_.nudge.pk}/",
    ]  # fmt: skip


def test_no_word_runs(page_for: Any, hostile: Everything) -> None:
    """The fixture fails as well when the policy had to refuse anything."""
    page = page_for(hostile.rita)
    page.add_init_script(HOOK)

    ran = {}
    for address in pages(hostile):
        page.goto(address)
        page.mouse.move(300, 300)
        if said := page.evaluate("window.ran"):
            ran[address] = said

    assert ran == {}


def test_the_hook_and_the_policy_notice_what_runs(page_for: Any, hostile: Everything) -> None:
    """The control: a page that takes words for markup is stopped by the policy, and the fixture hears of it."""
    page = page_for(hostile.rita)
    page.add_init_script(HOOK)
    page.goto("/clients/")

    page.evaluate("alert('pwn7')")
    page.evaluate("words => document.querySelector('main').innerHTML = words", "".join(PAYLOADS))
    page.wait_for_timeout(300)

    assert page.evaluate("window.ran") == ["pwn7"]
    assert any("content security policy" in complaint for complaint in page_for.complaints)
    page_for.complaints.clear()
