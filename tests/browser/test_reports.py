"""A report in a real browser: one writes over its lines, it keeps itself, and the record is one press away."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.desk.reports.test_reports import begun
from tests.reports.making import make_story
from tests.world import World
from vinculo.reports.models import Report

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_line_is_written_over_kept_and_put_back(
    page_for: Callable[..., Page], world: World, check_axe: Callable[[Page], None]
) -> None:
    make_story(world)
    report = begun(world)
    page = page_for(world.marek, size=PHONE, dark=True)
    page.goto(f"/reports/{report.pk}/")
    part = page.locator(".rpart").first
    line = part.locator("[data-line]").first

    line.get_by_role("textbox").fill("Zofia forgot the import.")
    expect(line.get_by_text("Rewritten")).to_be_visible()
    expect(page.locator(".blame")).to_contain_text("points at a colleague")
    part.locator("[data-fresh]").fill("A good week")
    expect(part.locator("[data-fresh]")).to_have_value("")
    expect(page.locator("[data-saved]")).to_have_text("Saved just now")
    check_axe(page)
    line.get_by_role("button", name="Say it so again").click()

    toast = page.locator("[data-toast]")
    expect(toast).to_contain_text("As the record says it.")
    expect(part.get_by_text("Your own")).to_be_visible()
    toast.get_by_role("button", name="Undo").click()
    expect(line.get_by_role("textbox")).to_have_value("Zofia forgot the import.")
    lines = Report.objects.get(pk=report.pk).told[0]["lines"]
    assert ("Zofia forgot the import." in lines, "A good week" in lines) == (True, True)
