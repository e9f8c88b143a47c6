"""The kickoff in a real browser: it saves as one writes, and the paper beside it grows."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, write
from tests.world import make_world
from vinculo.clients.models import HandoverSheet
from vinculo.projects.models import Kickoff, KickoffStep, Limit, Milestone, Project


@pytest.fixture
def world(transactional_db):
    """The small world, with a date and a limit in its kickoff."""
    world = make_world()
    Kickoff.objects.create(project=world.shop, scope="A shop")
    Milestone.objects.create(
        project=world.shop, name="Design", planned_on=date(2031, 6, 2), promised_on=date(2031, 6, 9), buffer_days=3
    )
    Limit.objects.create(project=world.shop, what="No old news")
    return world


def base(project):
    return f"/projects/{project.pk}/kickoff/"


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def saved(page):
    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "saved")


def test_every_step_reads_well_light_dark_and_small(story, page_for, check_axe, screenshot):
    project = Project.objects.get(name="Web y donaciones")
    for suffix, options in (("", {}), ("-dark", {"dark": True}), ("-phone", {"size": PHONE})):
        page = page_for(story, language="es", **options)
        for step in ("dates", "team", "process", "talk", "client", "expectations", "minutes", "compare"):
            page.goto(f"{base(project)}{step}/")
            check_axe(page)
            assert fits(page), (step, suffix)
            if step == "dates":
                screenshot(page, f"kickoff{suffix}")
        page.context.close()


def test_what_is_written_is_kept_and_the_paper_grows(world, page_for):
    page = page_for(world.marek)
    page.goto(f"{base(world.shop)}scope/")

    page.locator("#id_scope").fill("A site that takes gifts every month")

    expect(page.locator(".paper")).to_contain_text("A site that takes gifts every month")
    saved(page)
    assert Kickoff.objects.get(project=world.shop).scope == "A site that takes gifts every month"


def test_the_meeting_is_led_with_the_keyboard(world, page_for):
    page = page_for(world.marek)
    page.goto(f"{base(world.shop)}scope/")
    page.locator("#id_scope").focus()
    page.keyboard.press("Control+End")
    write(page, " And one more thing.")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")

    assert page.url.endswith("/kickoff/process/")
    assert Kickoff.objects.get(project=world.shop).scope.endswith("And one more thing.")
    page.locator("h1").click()
    with page.expect_navigation():
        page.keyboard.press("Control+ArrowLeft")
    assert page.url.endswith("/kickoff/scope/")


def test_lines_are_added_one_after_the_other_and_taken_out(world, page_for, check_axe):
    page = page_for(world.marek)
    page.goto(f"{base(world.shop)}scope/")
    before = Limit.objects.filter(project=world.shop).count()
    page.locator(".lines-limit .adding > summary").click()
    for what in ("No shop", "No app"):
        new = page.locator(".lines-limit .line-new input:not([type=hidden])").first
        expect(new).to_be_focused()
        expect(new).to_have_value("")
        write(page, what)
        page.keyboard.press("Enter")
        expect(page.locator(".paper")).to_contain_text(what)
    check_axe(page)
    page.get_by_role("form", name="No shop").locator(".line-x").click()
    expect(page.locator(".paper")).not_to_contain_text("No shop")
    after = list(Limit.objects.filter(project=world.shop).values_list("what", flat=True))
    with page.expect_navigation():
        page.locator(".toast button").first.click()

    assert len(after) == before + 1
    assert "No shop" not in after
    expect(page.locator(".paper")).to_contain_text("No shop")


def test_a_line_that_lacks_something_says_so_and_is_not_lost(world, page_for, check_axe):
    page = page_for(world.marek)
    page.goto(f"{base(world.shop)}dates/")
    day = page.locator(".line-m:not(.line-new) [name=planned_on]").first
    day.fill("31 nov")
    day.press("Tab")

    expect(page.locator(".line-m .err").first).to_contain_text("30")
    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "wrong")
    assert day.input_value() == "31 nov"
    check_axe(page)
    day.fill("3 jun 2031")
    day.press("Tab")
    saved(page)
    expect(page.locator(".line-m .err")).to_have_count(0)


def test_a_buffer_moves_the_date_they_read(world, page_for):
    page = page_for(world.marek)
    page.goto(f"{base(world.shop)}dates/")
    first = page.locator(".line-m:not(.line-new)").first
    before = first.locator(".out").inner_text()

    first.locator("[name=buffer_days]").select_option("10")

    expect(first.locator(".out")).not_to_have_text(before)
    saved(page)
    assert Milestone.objects.filter(project=world.shop).order_by("position").first().buffer_days == 10


def test_meeting_mode_shows_what_everybody_looks_at(world, page_for, check_axe):
    page = page_for(world.marek)
    page.goto(f"{base(world.shop)}expectations/")
    page.get_by_role("button", name="Meeting mode").click()

    assert [page.locator(css).is_visible() for css in (".say", ".paper", ".wiz-nav", ".worries")] == [
        True, True, False, False
    ]  # fmt: skip
    check_axe(page)


def test_a_step_is_settled_without_leaving_the_page(world, page_for):
    page = page_for(world.marek)
    page.goto(f"{base(world.shop)}talk/")
    page.locator(".wiz-state form button").first.click()

    expect(page.locator(".steps [aria-current]")).to_have_class(re.compile("done"))
    assert KickoffStep.objects.get(kickoff__project=world.shop).step == "talk"


def test_without_the_script_every_form_has_its_button(world, page_for):
    page = page_for(world.marek)
    page.route("**/wizard.*js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{base(world.shop)}scope/")
    page.locator("#id_scope").fill("Plain and simple")
    with page.expect_navigation():
        page.locator(".wiz-answers .wiz-save button").click()

    assert Kickoff.objects.get(project=world.shop).scope == "Plain and simple"


def test_the_handover_sheet_is_taken_on(world, page_for, check_axe):
    client = world.luna
    HandoverSheet.objects.update_or_create(
        client=client,
        defaults={
            "promises": "A guide", "working_style": "Short", "preferred_channel": "phone", "hours": "Mornings",
            "manager": world.marek, "accepted_at": None,
        },
    )  # fmt: skip
    for options in ({}, {"dark": True}, {"size": PHONE}):
        page = page_for(world.marek, **options)
        page.goto(f"/clients/{client.pk}/handover/")
        check_axe(page)
        assert fits(page)
    page.get_by_role("link", name="Take it over").click()
    expect(page.locator("#dialog")).to_be_visible()
    check_axe(page)
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.get_by_role("button", name="I take it on").click()

    assert HandoverSheet.objects.get(client=client).accepted_by == world.marek
