"""Signing a paper in a real browser: on a phone, in the dark, with a finger and by keyboard."""

import os
import re
import threading
from typing import Any

import pytest
from django.core import mail
from django.db import connections
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, write
from tests.documents.signing.asked import decider, signs
from tests.documents.signing.conftest import shared_keys
from tests.portal.signing.going import waits_for_ana
from vinculo.access import visits
from vinculo.documents.looking_through import look_through
from vinculo.documents.models import Signature
from vinculo.documents.signing import finishing
from vinculo.portal.cookie import NAME

__all__ = ["shared_keys"]
CONTRACT = """# Maintenance of the online shop

Between **Taller Faro** and **Café Luna**.

1. Taller Faro keeps the shop running and answers within one working day.
2. Café Luna sends texts and pictures a week before they go online.
3. Either side ends it with a month's notice.

## What it costs

Four hours a month are included. What goes beyond is agreed before it begins.
"""


@pytest.fixture
def waiting(transactional_db):
    from tests.documents.signing.asked import contract
    from tests.world import make_world

    world = make_world()
    world.ana.time_zone = "Europe/Madrid"
    world.ana.save()
    nuria = decider(world, "Nuria Casals")
    version = contract(world, CONTRACT.encode(), name="maintenance.md")
    version.document.title = "Maintenance of the shop"
    version.document.save()
    request = waits_for_ana(
        world,
        nuria,
        version=version,
        title="Maintenance of the shop",
        note="As we said on the phone: four hours a month.",
    )
    look_through(request.frozen_id)
    world.request, world.nuria = request, nuria
    return world


@pytest.fixture
def visitor_page(page_for):
    def open_page(contact: Any, **how: Any) -> Page:
        page = page_for(None, **how)
        _visit, key = visits.begin(contact, proof="code", at=timezone.now())
        page.context.add_cookies([{"name": NAME, "value": key, "domain": "localhost", "path": "/"}])
        return page

    return open_page


def in_a_thread(job: Any, *args: Any) -> None:
    """As the worker runs it: the thread of the browser has an event loop already, which sealing wants for itself."""

    def run() -> None:
        job(*args)
        connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def too_wide(page: Page) -> list[str]:
    """What sticks out at the right."""
    return page.evaluate(
        "[...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right >"
        " document.documentElement.clientWidth + 1).map((e) => e.tagName + '.' + e.getAttribute('class')).slice(0, 9)"
    )


def pictured(page: Page, name: str) -> None:
    """VINCULO_PICTURES=FOLDER keeps what it looks like."""
    if folder := os.environ.get("VINCULO_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize(("size", "dark"), [(DESKTOP, False), (PHONE, False), (PHONE, True)])
def test_the_pages_fit_and_can_be_read_by_everybody(waiting, visitor_page, check_axe, size, dark):
    page, pk = visitor_page(waiting.ana, size=size, dark=dark), waiting.request.pk
    for path in ("", "decline/", "hand-on/", "own/", "../check/"):
        page.goto(f"/portal/sign/{pk}/{path}")
        pictured(page, f"sign-{path.strip('./') or 'page'}-{size['width']}{'-dark' if dark else ''}")
        assert fits(page), (path, too_wide(page))
        check_axe(page)


def test_signed_on_a_phone_with_a_finger(waiting, visitor_page, check_axe):
    page, pk = visitor_page(waiting.ana, size=PHONE), waiting.request.pk
    page.goto(f"/portal/sign/{pk}/")
    mail.outbox.clear()

    page.get_by_label("Type your name to sign").fill("Ana Prado")
    board = page.locator("[data-ink-board]")
    board.scroll_into_view_if_needed()
    box = board.bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 60)
    page.mouse.down()
    for step in range(1, 12):
        page.mouse.move(box["x"] + 30 + step * 20, box["y"] + 60 - (step % 3) * 18)
    page.mouse.up()
    pictured(page, "sign-drawn-390")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Send me the code to sign").click()
    expect(page.get_by_label("The code from your mail")).to_be_focused()
    check_axe(page)
    pictured(page, "sign-code-390")
    code = re.search(r"^\d{6}$", mail.outbox[-1].body, re.MULTILINE)[0]
    write(page, code)
    page.keyboard.press("Enter")

    expect(page.get_by_text("You have signed. The others still do.")).to_be_visible()
    signature = Signature.objects.get()
    assert (signature.typed_name, len(signature.drawn), len(signature.drawn[0]) > 5) == ("Ana Prado", 1, True)
    pictured(page, "sign-done-390")


def test_typing_is_enough_by_keyboard_alone(waiting, visitor_page):
    page, pk = visitor_page(waiting.ana), waiting.request.pk
    page.goto(f"/portal/sign/{pk}/")

    page.get_by_label("Type your name to sign").focus()
    page.keyboard.press("Control+A")
    write(page, "Ana Prado")
    page.get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")

    expect(page.get_by_label("The code from your mail")).to_be_focused()


def test_the_desk_shows_how_it_stands(waiting, page_for, check_axe):
    request = waiting.request
    for contact in (waiting.ana, waiting.nuria):
        signs(request, contact, at=timezone.now(), drawn=[[[100, 500], [300, 100], [600, 800], [900, 300]]])
    in_a_thread(finishing.finish, request.pk)
    for size, dark in ((DESKTOP, False), (PHONE, True)):
        page = page_for(waiting.rita, size=size, dark=dark)
        for path in (f"/signatures/{request.pk}/", "/signatures/?which=all", "/signatures/check/", "/settings/seal/",
                     f"/signatures/new/?version={request.frozen_id}"):  # fmt: skip
            page.goto(path)
            assert fits(page), path
            check_axe(page)
            name = path.partition("?")[0].strip("/").replace("/", "-")
            pictured(page, f"desk-{name}-{size['width']}")
    if folder := os.environ.get("VINCULO_PICTURES"):
        from pathlib import Path

        from vinculo.documents.keeping import whole_bytes

        request.refresh_from_db()
        Path(folder, "sealed.pdf").write_bytes(whole_bytes(request.sealed))
