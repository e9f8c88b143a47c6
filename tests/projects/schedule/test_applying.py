"""A move is written whole, and can be taken back."""

import json
from datetime import date

import pytest

from tests.projects.work import shop_plan
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import Milestone, Task
from vinculo.projects.schedule import PlanHasCircle
from vinculo.projects.schedule.applying import apply_milestone_move, apply_move, take_back


def dates(project):
    return list(Task.objects.filter(project=project).values_list("title", "starts_on", "due_on")), list(
        Milestone.objects.filter(project=project).values_list("planned_on", flat=True)
    )


@pytest.fixture
def calendar(world):
    return work_calendar(world.organization)


def test_a_move_is_written_with_what_it_pushes(world, calendar):
    there = shop_plan(world.shop)
    Task.objects.filter(pk=there.sketch.pk).update(started_on=None)

    effect, _before = apply_move(world.shop, calendar, there.sketch.pk, date(2026, 3, 10), date(2026, 3, 16))

    assert dates(world.shop) == (
        [
            ("Sketch", date(2026, 3, 10), date(2026, 3, 16)),
            ("Build", date(2026, 3, 17), date(2026, 3, 23)),
            ("Check", None, None),
        ],
        [date(2026, 3, 24)],
    )
    assert [one.buffer_days for one in effect.milestones] == [1]


def test_a_move_can_be_taken_back_from_what_json_holds(world, calendar):
    there = shop_plan(world.shop)
    as_it_was = dates(world.shop)

    _effect, before = apply_move(world.shop, calendar, there.build.pk, date(2026, 4, 1), date(2026, 4, 9))
    moved = dates(world.shop)
    take_back(world.shop, json.loads(json.dumps(before)))

    assert moved != as_it_was
    assert dates(world.shop) == as_it_was


def test_a_milestone_takes_its_tasks_along(world, calendar):
    there = shop_plan(world.shop)

    _effect, before = apply_milestone_move(world.shop, calendar, there.launch.pk, date(2026, 3, 20), with_tasks=True)

    assert dates(world.shop)[1] == [date(2026, 3, 20)]
    assert Task.objects.get(pk=there.build.pk).due_on == date(2026, 3, 19)
    assert Task.objects.get(pk=there.sketch.pk).due_on == date(2026, 3, 11)  # it has begun
    assert before["milestones"] == {str(there.launch.pk): ["2026-03-19"]}


def test_taking_back_touches_no_other_project(world, calendar):
    there = shop_plan(world.shop)

    take_back(world.workshop, {"tasks": {str(there.build.pk): [None, None]}, "milestones": {}})

    assert Task.objects.get(pk=there.build.pk).due_on == date(2026, 3, 18)


def test_a_plan_in_a_circle_is_not_moved(world, calendar):
    there = shop_plan(world.shop)
    there.check.links_after.create(after=there.sketch)

    with pytest.raises(PlanHasCircle):
        apply_move(world.shop, calendar, there.build.pk, date(2026, 4, 1), date(2026, 4, 9))


def test_a_task_of_another_project_is_not_moved(world, calendar):
    there = shop_plan(world.shop)

    with pytest.raises(KeyError):
        apply_move(world.workshop, calendar, there.build.pk, date(2026, 4, 1), date(2026, 4, 9))
