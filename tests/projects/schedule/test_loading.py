"""A plan is read as values, in as many queries for one task as for a hundred."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.projects.work import shop_plan
from tests.world import WEEK
from vinculo.projects.models import ChecklistItem, Project, Task, TimeEntry
from vinculo.projects.schedule import Plan
from vinculo.projects.schedule.loading import availability_of, load_many


def test_a_plan_has_what_the_schedule_needs(world):
    there = shop_plan(world.shop, approval_days=2)
    ChecklistItem.objects.create(task=there.build, text="Cart", is_done=True)
    TimeEntry.objects.create(project=world.shop, task=there.build, person=world.marek, on=date(2026, 3, 11), minutes=90)

    plan = Plan.of(world.shop, promised_to={there.launch.pk: ["Ana Prado"]})

    build = plan.task(there.build.pk)
    assert [one.title for one in plan.tasks] == ["Sketch", "Build", "Check"]
    assert (build.steps, build.steps_done, build.spent_minutes, build.estimate_minutes) == (2, 1, 90, 2400)
    assert [(one.before_id, one.after_id, one.kind) for one in plan.links] == [
        (there.sketch.pk, there.build.pk, "FS"),
        (there.build.pk, there.check.pk, "FS"),
    ]
    launch = plan.milestone(there.launch.pk)
    assert (launch.approval_days, launch.promised_to, launch.planned_on) == (2, ("Ana Prado",), date(2026, 3, 19))
    assert [stage.name for stage in plan.stages] == ["Design"]


def test_what_was_put_away_is_not_in_it_nor_its_links(world):
    there = shop_plan(world.shop)
    Task.objects.filter(pk=there.build.pk).update(archived_at=timezone.now())

    plan = Plan.of(world.shop)

    assert ([one.title for one in plan.tasks], plan.links) == (["Sketch", "Check"], ())


def test_a_task_of_another_project_is_not_in_it(world):
    shop_plan(world.workshop)

    assert Plan.of(world.shop).tasks == ()


@pytest.mark.parametrize("projects", [1, 3])
def test_queries_do_not_grow_with_tasks_or_projects(world, projects):
    shops = [Project.objects.create(client=world.luna, name=f"Shop {number}") for number in range(projects)]
    for shop in shops:
        shop_plan(shop)
        shop_plan(shop)

    with CaptureQueriesContext(connection) as asked:
        load_many(shops)

    assert len(asked) == 3


def test_who_works_part_of_the_week_is_known(world):
    world.zofia.hours = {"mon": WEEK["mon"], "tue": WEEK["tue"]}
    world.zofia.save()
    world.marek.hours = WEEK
    world.marek.save()

    assert availability_of([world.zofia.pk, world.marek.pk, world.iga.pk], world.organization) == {world.zofia.pk: 0.4}
