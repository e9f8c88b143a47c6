"""The plan in a real browser: dragged, moved with keys, ticked, in the dark and on a phone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, write
from tests.desk.plan.make import make_plan
from vinculo.projects.models import Milestone, Task

VIEWS = ["list", "board", "calendar", "gantt"]


@pytest.fixture
def known(transactional_db):
    from tests.world import make_world

    world = make_world()
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    make_plan(world.shop, world.marek, 6, begins_on=monday + timedelta(days=7))
    return world


@pytest.fixture
def base(known):
    return f"/projects/{known.shop.pk}/plan/"


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_can_be_read_by_everybody(page_for, known, base, check_axe, view):
    for options in ({}, {"dark": True}, {"size": PHONE}):
        page = page_for(known.marek, **options)
        page.goto(f"{base}?view={view}")
        check_axe(page)
        assert fits(page)
        page.context.close()


@pytest.mark.parametrize(
    "address", ["baselines/", "patterns/", "tasks/{task}/", "tasks/{task}/move/?by=3", "stages/new/"]
)
def test_the_pages_around_it_can_be_read_by_everybody(page_for, known, base, check_axe, address):
    page = page_for(known.marek, size=PHONE)
    page.goto(base + address.format(task=known.shop.tasks.first().pk))

    check_axe(page)
    assert fits(page)


def test_my_tasks_are_ticked_with_a_key(page_for, known, check_axe):
    page = page_for(known.marek)
    page.goto("/tasks/")
    check_axe(page)
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.locator(".toast").wait_for()

    assert Task.objects.filter(done_at__isnull=False).count() == 1
    page.keyboard.press("z")
    page.get_by_text("Taken back").wait_for()
    assert Task.objects.filter(done_at__isnull=False).count() == 0


def test_tasks_are_typed_one_after_the_other(page_for, known, base):
    page = page_for(known.marek)
    page.goto(f"{base}?view=list")
    line = page.locator(".quick input[name=title]").first
    line.fill("Weigh the flour")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Weigh the flour").wait_for()
    write(page, "Heat the oven")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Heat the oven").wait_for()

    assert known.shop.tasks.filter(stage__name="Design", title__in=["Weigh the flour", "Heat the oven"]).count() == 2


def test_a_card_is_dragged_into_another_list(page_for, known, base):
    page = page_for(known.marek)
    page.goto(f"{base}?view=board")
    page.locator("[data-card]").first.hover()
    page.mouse.down()
    there = page.locator("[data-column=Doing] [data-card]").first.bounding_box()
    page.mouse.move(there["x"] + 60, there["y"] + 4, steps=12)
    page.mouse.move(there["x"] + 60, there["y"] + 8, steps=4)
    page.mouse.up()
    page.locator(".toast").wait_for()

    assert Task.objects.get(title="Task 0").column == "Doing"


def test_a_card_is_moved_with_keys_and_keeps_the_focus(page_for, known, base):
    page = page_for(known.marek)
    page.goto(f"{base}?view=board")
    page.get_by_role("link", name="Task 0").focus()
    page.keyboard.press("Alt+ArrowRight")
    page.locator(".toast").wait_for()

    assert Task.objects.get(title="Task 0").column == "Doing"
    expect(page.get_by_role("link", name="Task 0")).to_be_focused()


def test_a_bar_is_moved_with_keys_and_the_effect_is_shown_first(page_for, known, base, check_axe):
    task = Task.objects.get(title="Task 0")
    page = page_for(known.marek)
    page.goto(f"{base}?view=gantt")
    page.locator(f'[data-row="{task.pk}"]').focus()
    for _press in range(5):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.locator("#dialog button[value=all]").wait_for()
    check_axe(page)
    unsaved = Task.objects.get(pk=task.pk).starts_on
    with page.expect_navigation():
        page.locator("#dialog button[value=all]").click()

    moved = Task.objects.get(pk=task.pk).starts_on
    assert (unsaved, moved) == (task.starts_on, task.starts_on + timedelta(days=7))
    assert Task.objects.get(title="Task 1").starts_on > task.starts_on + timedelta(days=7)
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back").wait_for()
    assert Task.objects.get(pk=task.pk).starts_on == task.starts_on


def test_escape_leaves_a_bar_where_it_was(page_for, known, base):
    task = Task.objects.get(title="Task 0")
    page = page_for(known.marek)
    page.goto(f"{base}?view=gantt")
    bar = page.locator(f'[data-bar="{task.pk}"]')
    before = bar.get_attribute("x")
    page.locator(f'[data-row="{task.pk}"]').focus()
    page.keyboard.press("ArrowRight")
    moved = bar.get_attribute("x")
    page.keyboard.press("Escape")

    assert (moved != before, bar.get_attribute("x")) == (True, before)


def test_a_bar_that_nobody_waits_for_is_dragged_and_saved_at_once(page_for, known, base):
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday()) + timedelta(days=7)
    task = Task.objects.create(project=known.shop, title="Sweep", starts_on=monday, due_on=monday, position=1e6)
    page = page_for(known.marek)
    page.goto(f"{base}?view=gantt&zoom=week")
    bar = page.locator(f'[data-bar="{task.pk}"]')
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    wide = bar.evaluate("bar => bar.ownerSVGElement.getBoundingClientRect().width")
    day = wide / int(page.locator("[data-gantt]").get_attribute("data-days"))
    page.mouse.move(box["x"] + 3, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 3 + day * 2, box["y"] + 5, steps=4)
    page.mouse.up()
    page.locator(".toast").wait_for()

    task.refresh_from_db()
    assert (task.starts_on, task.due_on) == (monday + timedelta(days=2), monday + timedelta(days=2))


def test_a_milestone_is_moved_with_keys_and_what_was_promised_is_shown_first(page_for, known, base, check_axe):
    plates = Milestone.objects.get(name="First plates")
    page = page_for(known.marek)
    page.goto(f"{base}?view=gantt")
    page.locator(f'[data-row="m{plates.pk}"]').focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.locator("#dialog button[value=all]").wait_for()
    check_axe(page)
    assert page.locator("#dialog").get_by_text("Promised for").count() == 1
    unsaved = Milestone.objects.get(pk=plates.pk).planned_on
    with page.expect_navigation():
        page.locator("#dialog button[value=only]").click()

    assert unsaved == plates.planned_on < Milestone.objects.get(pk=plates.pk).planned_on
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back").wait_for()
    assert Milestone.objects.get(pk=plates.pk).planned_on == plates.planned_on


def test_a_milestone_nobody_heard_of_is_dragged_and_saved_at_once(page_for, known, base):
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday()) + timedelta(days=7)
    quiet = Milestone.objects.create(project=known.shop, name="Tasting", planned_on=monday)
    page = page_for(known.marek)
    page.goto(f"{base}?view=gantt&zoom=week")
    mark = page.locator(f'[data-bar="m{quiet.pk}"] .hollow')
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    wide = mark.evaluate("mark => mark.ownerSVGElement.ownerSVGElement.getBoundingClientRect().width")
    day = wide / int(page.locator("[data-gantt]").get_attribute("data-days"))
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 5 + day * 2, box["y"] + 5, steps=4)
    page.mouse.up()
    page.locator(".toast").wait_for()

    quiet.refresh_from_db()
    assert quiet.planned_on == monday + timedelta(days=2)


def test_the_rest_of_a_long_plan_comes_as_one_scrolls(page_for, known, base):
    Task.objects.bulk_create(Task(project=known.shop, title=f"More {n}", position=1e6 + n) for n in range(100))
    page = page_for(known.marek)
    page.goto(f"{base}?view=gantt&open=all")
    page.locator("[data-gantt]").evaluate("box => box.scrollTo(0, box.scrollHeight)")
    page.locator("[data-block]").nth(1).wait_for()

    assert page.locator("[data-block]").count() >= 2


def test_steps_are_ticked_in_the_dialog(page_for, known, base, check_axe):
    page = page_for(known.marek)
    page.goto(f"{base}?view=list")
    page.get_by_role("link", name="Task 1", exact=True).click()
    step = page.locator("#dialog").get_by_role("button", name="A step", exact=True)
    step.wait_for()
    check_axe(page)
    step.click()
    page.locator('#dialog [aria-pressed="true"]').wait_for()

    assert Task.objects.get(title="Task 1").checklist.get().is_done is True
