"""Quotes in a browser: written and sent on the desk, accepted in the portal."""

import os
from datetime import datetime

import pytest
from django.utils import timezone

from tests.browser.conftest import PHONE
from tests.money.quotes import make_quote, spoken
from tests.portal.visiting import take_part, visit
from vinculo.money.models import TaxRate
from vinculo.portal.cookie import NAME

SHOTS = os.environ.get("QUOTE_SHOTS")


def shoot(page, name):
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def test_a_quote_is_written_and_sent_with_a_talk(page_for, world, check_axe):
    quote = make_quote(world, at=timezone.now())
    TaxRate.objects.get_or_create(name="IVA 21 %", rate=2100, is_usual=True)
    page = page_for(world.marek)
    page.goto("/quotes/")
    check_axe(page)
    shoot(page, "list")
    page.goto(f"/quotes/{quote.pk}/")
    check_axe(page)
    shoot(page, "page")
    page.goto(f"/quotes/{quote.pk}/lines/new/")
    check_axe(page)
    shoot(page, "line")
    page.goto(f"/quotes/{quote.pk}/send/")
    check_axe(page)
    shoot(page, "send")
    page.get_by_role("button", name="Book it and send").click()
    page.get_by_text("The paper leaves").first.wait_for()
    shoot(page, "sent")


def test_it_fits_a_phone_in_the_dark(page_for, world, check_axe):
    quote = make_quote(world, at=timezone.now())
    page = page_for(world.marek, size=PHONE)
    page.emulate_media(color_scheme="dark")
    for name, address in (
        ("list", "/quotes/"),
        ("page", f"/quotes/{quote.pk}/"),
        ("send", f"/quotes/{quote.pk}/send/"),
    ):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        check_axe(page)
        shoot(page, f"phone-{name}")


@pytest.mark.parametrize("size", [None, PHONE])
def test_it_is_read_and_counted_in_the_portal(page_for, world, check_axe, size):
    now: datetime = timezone.now()
    quote = spoken(make_quote(world, at=now, project=world.shop), world, at=now)
    take_part(world.ana, world.shop)
    key = visit(world.ana, world.luna).cookies[NAME].value
    page = page_for(None, size=size) if size else page_for(None)
    page.goto("/portal/enter/")
    page.context.add_cookies([{"name": NAME, "value": key, "url": page.url.split("/portal")[0]}])
    page.goto("/portal/money/")
    check_axe(page)
    page.goto(f"/portal/quotes/{quote.pk}/")
    check_axe(page)
    shoot(page, f"portal-{'phone' if size else 'wide'}")
    page.get_by_role("checkbox", name="Photos").check()
    page.get_by_role("button", name="Count it with these parts").click()
    page.get_by_role("heading", name="3,301.10").wait_for()
    assert not size or page.evaluate("document.documentElement.scrollWidth") <= 390
