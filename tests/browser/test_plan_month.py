"""The plan's calendar in a real browser: what is due is dragged to another day, or moved with the arrows."""

from datetime import date, timedelta

import pytest

from tests.browser.conftest import PHONE
from tests.desk.plan.make import make_plan
from vinculo.projects.models import Milestone, Task

MONDAY = date(2027, 3, 15)
MONTH = "?view=calendar&month=2027-03"


@pytest.fixture
def base(transactional_db, known):
    return f"/projects/{known.shop.pk}/plan/"


@pytest.fixture
def known(transactional_db):
    from tests.world import make_world

    world = make_world()
    make_plan(world.shop, world.marek, 3, begins_on=MONDAY)
    return world


def drag(page, item, day):
    """From its chip to the middle of a day."""
    begin = page.locator(f'[data-move="{item}"] a').bounding_box()
    end = page.locator(f'[data-on="{day}"]').bounding_box()
    page.mouse.move(begin["x"] + 5, begin["y"] + 5)
    page.mouse.down()
    page.mouse.move(begin["x"] + 15, begin["y"] + 15, steps=2)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=4)


def test_a_task_that_others_wait_for_is_dragged_and_the_effect_is_shown_first(page_for, known, base, check_axe):
    task = Task.objects.get(title="Task 0")
    page = page_for(known.marek)
    page.goto(base + MONTH)
    drag(page, task.pk, "2027-03-24")
    assert page.locator(".is-there").get_attribute("data-on") == "2027-03-24"
    page.mouse.up()
    page.locator("#dialog button[value=all]").wait_for()
    check_axe(page)
    unsaved = Task.objects.get(pk=task.pk).due_on
    with page.expect_navigation():
        page.locator("#dialog button[value=all]").click()

    assert (unsaved, Task.objects.get(pk=task.pk).due_on) == (task.due_on, date(2027, 3, 24))
    assert Task.objects.get(title="Task 1").due_on > date(2027, 3, 24)
    assert page.url.endswith(MONTH)
    page.wait_for_function("row => document.activeElement.dataset.row === row", arg=str(task.pk))
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back").wait_for()
    assert Task.objects.get(pk=task.pk).due_on == task.due_on
    assert page.url.endswith(MONTH)


def test_what_touches_nobody_is_dragged_and_saved_at_once(page_for, known, base):
    task = Task.objects.create(project=known.shop, title="Sweep", starts_on=MONDAY, due_on=MONDAY, position=1e6)
    quiet = Milestone.objects.create(project=known.shop, name="Tasting", planned_on=MONDAY)
    page = page_for(known.marek)
    page.goto(base + MONTH)
    for key in (task.pk, f"m{quiet.pk}"):
        drag(page, key, "2027-03-18")
        page.mouse.up()
        page.locator(f'[data-on="2027-03-18"] [data-move="{key}"]').wait_for()

    task.refresh_from_db()
    quiet.refresh_from_db()
    assert (task.starts_on, task.due_on, quiet.planned_on) == (date(2027, 3, 18),) * 3


def test_a_milestone_is_moved_with_arrows_and_what_was_promised_is_shown_first(page_for, known, base):
    plates = Milestone.objects.get(name="First plates")  # on a Friday
    page = page_for(known.marek)
    page.goto(base + MONTH)
    page.locator(f'[data-row="m{plates.pk}"]').focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    assert "Monday" in page.locator("[data-say]").inner_text()
    page.keyboard.press("Enter")
    page.locator("#dialog button[value=all]").wait_for()
    assert page.locator("#dialog").get_by_text("Promised for").count() == 1
    with page.expect_navigation():
        page.locator("#dialog button[value=only]").click()

    assert Milestone.objects.get(pk=plates.pk).planned_on == plates.planned_on - timedelta(days=4)


def test_escape_and_leaving_the_dialog_put_it_back_where_it_was(page_for, known, base):
    task = Task.objects.get(title="Task 0")
    page = page_for(known.marek)
    page.goto(base + MONTH)
    item = page.locator(f'[data-move="{task.pk}"]')
    before = item.bounding_box()
    page.locator(f'[data-row="{task.pk}"]').focus()
    page.keyboard.press("ArrowDown")
    moved = item.bounding_box()
    page.keyboard.press("Escape")
    after_escape = item.bounding_box()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("#dialog [data-close]").click()
    page.locator("#dialog").wait_for(state="hidden")

    assert moved["y"] > before["y"] + before["height"]
    assert (after_escape, item.bounding_box()) == (before, before)
    assert Task.objects.get(pk=task.pk).due_on == task.due_on


def test_a_press_opens_it_and_there_it_moves_without_dragging(page_for, known, base):
    """WCAG 2.5.7: with a single pointer, on a phone too."""
    task = Task.objects.get(title="Task 0")
    page = page_for(known.marek, size=PHONE)
    page.goto(base + MONTH)
    page.locator(f'[data-row="{task.pk}"]').click()

    page.locator("#dialog").get_by_role("link", name="Other dates").wait_for()


def test_a_day_typed_into_a_milestone_shows_its_effect_first_and_leads_back_to_what_was_typed(
    page_for, known, base, check_axe
):
    plates = Milestone.objects.get(name="First plates")
    page = page_for(known.marek)
    page.goto(base + MONTH)
    dialog = page.locator("#dialog")
    page.locator(f'[data-row="m{plates.pk}"]').click()
    dialog.get_by_label("Internal date").fill("2027-03-30")
    dialog.get_by_role("button", name="Save").click()
    dialog.locator("button[value=all]").wait_for()
    check_axe(page)
    assert dialog.get_by_text("Promised for").count() == 1
    dialog.get_by_role("button", name="Back").click()
    dialog.get_by_label("Internal date").wait_for()
    assert dialog.get_by_label("Internal date").input_value() == "2027-03-30"
    dialog.get_by_role("button", name="Save").click()
    with page.expect_navigation():
        dialog.locator("button[value=all]").click()

    plates.refresh_from_db()
    assert plates.planned_on == date(2027, 3, 30)
    assert page.url.endswith(MONTH)
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back").wait_for()
    plates.refresh_from_db()
    assert (plates.planned_on, page.url.endswith(MONTH)) == (date(2027, 3, 26), True)
