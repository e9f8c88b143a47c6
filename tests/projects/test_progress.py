"""How much of a project is done: the same whether the database or the plan adds it up."""

from datetime import date

import pytest
from django.utils import timezone

from tests.world import make_project
from vinculo.projects.models import ChecklistItem, Task
from vinculo.projects.progress import Progress, progress_of, progress_of_plan
from vinculo.projects.schedule import Plan


def task(project, title="Texts", ticked=(), **fields):
    made = Task.objects.create(project=project, title=title, due_on=date(2026, 3, 20), **fields)
    for position, is_done in enumerate(ticked):
        ChecklistItem.objects.create(task=made, text="step", is_done=is_done, position=position)
    return made


def test_the_database_and_the_plan_add_up_to_the_same(world):
    task(world.shop, estimate_minutes=600, percent=30)
    task(world.shop, estimate_minutes=120, ticked=[True, True, False, False])
    task(world.shop, percent=10, ticked=[True, False])
    task(world.shop, estimate_minutes=60, done_at=timezone.now(), percent=20)
    task(world.shop, done_at=timezone.now())
    task(world.shop, "Gone", estimate_minutes=9000, archived_at=timezone.now())

    counted = progress_of([world.shop.pk])[world.shop.pk]
    planned = progress_of_plan(Plan.of(world.shop)).whole

    assert counted.share == pytest.approx(planned.share)
    assert (counted.tasks, counted.tasks_done, counted.estimate_minutes) == (5, 2, 780)
    assert (planned.tasks, planned.tasks_done, planned.estimate_minutes) == (5, 2, 780)


def test_nothing_planned_is_nothing_done(world):
    assert progress_of([world.shop.pk]) == {world.shop.pk: Progress()}


def test_only_all_is_a_hundred_per_cent(world):
    for number in range(300):
        task(world.shop, str(number), done_at=timezone.now() if number else None)

    assert progress_of([world.shop.pk])[world.shop.pk].percent == 99


def test_many_projects_take_one_query(world, django_assert_num_queries):
    projects = [world.shop, world.workshop, make_project(world.luna, "Menu")]
    for project in projects:
        task(project, estimate_minutes=60, percent=50, ticked=[True, False])

    with django_assert_num_queries(1):
        found = progress_of([project.pk for project in projects])

    assert {progress.percent for progress in found.values()} == {50}
