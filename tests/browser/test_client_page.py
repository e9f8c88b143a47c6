"""The client list and the client page in a real browser: by keyboard, on a phone, in the dark."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser.conftest import PHONE
from tests.desk.clients.test_page import fill
from tests.world import make_client
from vinculo.clients.models import Client
from vinculo.practices.models import Standing


@pytest.fixture
def known(transactional_db):
    from tests.world import make_world

    world = make_world()
    fill(world, 2)
    now = timezone.now()
    Standing.objects.filter(client=world.luna).delete()
    Standing.objects.create(
        client=world.luna, season="summer", weather="changeable", health=70, last_contact_at=now - timedelta(days=1),
        open_nudges=2, worst_urgency=1, open_promises=2, checked_at=now,
    )  # fmt: skip
    return world


def no_sideways_scroll(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("address", ["", "conversations/", "profile/", "call/"])
def test_a_client_can_be_read_by_everybody(page_for, known, check_axe, dark, address):
    page = page_for(known.marek, dark=dark)
    page.goto(f"/clients/{known.luna.pk}/{address}")

    check_axe(page)


@pytest.mark.parametrize(
    "address", ["/clients/", "/clients/{client}/", "/contacts/{contact}/", "/clients/{client}/edit/"]
)
def test_pages_fit_a_phone(page_for, known, check_axe, address):
    page = page_for(known.marek, size=PHONE)
    page.goto(address.format(client=known.luna.pk, contact=known.ana.pk))

    assert no_sideways_scroll(page)
    check_axe(page)


def test_the_list_is_walked_searched_and_chosen_from_by_keyboard(page_for, known):
    page = page_for(known.rita)
    page.goto("/clients/")

    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("x")

    assert page.locator("[data-bulk-bar]").is_visible()
    assert page.locator("[data-bulk-count]").inner_text() == "1"


def test_chosen_clients_are_archived_and_brought_back(page_for, known):
    page = page_for(known.rita)
    page.goto("/clients/?q=otero")
    page.locator("[data-bulk-one]").check()
    page.get_by_role("button", name="Archive").click()

    page.get_by_role("button", name="Undo").click()
    page.wait_for_load_state()

    assert Client.objects.get(pk=known.otero.pk).archived_at is None


def test_the_filter_acts_while_one_types(page_for, known):
    make_client("Łódź Design", owner=known.rita)
    page = page_for(known.rita)
    page.goto("/clients/")

    page.get_by_role("searchbox", name="Name of a client or of somebody there").type("lodz")
    page.wait_for_url("**/clients/?*q=lodz*")

    assert page.locator("[data-list] [data-item]").count() == 1
