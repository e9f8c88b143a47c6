"""Bringing a file, in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.exchange.importing import bring
from tests.exchange.samples import COPIES
from vinculo.clients.models import Contact
from vinculo.exchange.models import ImportRun, State

pytestmark = pytest.mark.django_db(transaction=True)
PageFor = Callable[..., Page]


def test_a_file_is_chosen_looked_at_imported_and_taken_back(page_for: PageFor, world: Any, check_axe: Any) -> None:
    page = page_for(world.marek)
    page.goto("/imports/")
    check_axe(page)

    page.set_input_files("input[type=file]", COPIES / "contacts/linkedin_connections_synthetic.csv")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("cell", name="Alice Johnson")).to_be_visible()
    check_axe(page)

    page.get_by_role("button", name="Import 10 rows").click()
    expect(page.get_by_text("10 rows are in.")).to_be_visible()
    assert Contact.objects.filter(email="bob@startupxyz.com").exists()

    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Taken back").first).to_be_visible()
    assert not Contact.objects.filter(email="bob@startupxyz.com").exists()


def test_progress_moves_by_itself_and_ends_with_the_preview(page_for: PageFor, world: Any, check_axe: Any) -> None:
    run = bring("made/trello_dirty.json", world.marek)
    ImportRun.objects.filter(pk=run.pk).update(state=State.READING, percent=40)
    page = page_for(world.marek, size=PHONE)
    page.goto(f"/imports/{run.pk}/")
    expect(page.get_by_text("40 %")).to_be_visible()
    check_axe(page)

    ImportRun.objects.filter(pk=run.pk).update(percent=70)
    expect(page.get_by_text("70 %")).to_be_visible()
    ImportRun.objects.filter(pk=run.pk).update(state=State.PREVIEW, percent=100)
    expect(page.get_by_text("The first rows")).to_be_visible()

    check_axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_columns_nobody_knows_are_asked_for(page_for: PageFor, world: Any, check_axe: Any) -> None:
    run = bring(b"a,b\nEva,eva@sol.example\n", world.marek)
    page = page_for(world.marek)
    page.goto(f"/imports/{run.pk}/columns/")
    check_axe(page)

    page.get_by_label("a", exact=True).select_option("Whole name")
    page.get_by_label("b", exact=True).select_option("E-mail")
    page.get_by_role("button", name="Read it").click()

    expect(page.get_by_role("cell", name="eva@sol.example")).to_be_visible()
