"""A plan as a pattern for the next project."""

from datetime import date

import pytest

from tests.projects.work import shop_plan
from vinculo.people.worktime import work_calendar
from vinculo.projects import templates
from vinculo.projects.models import ChecklistItem, Milestone, Project, Task, TaskLink


@pytest.fixture
def calendar(world):
    return work_calendar(world.organization)


@pytest.fixture
def pattern(world, calendar):
    there = shop_plan(world.shop, approval_days=2, forecast_on=date(2026, 3, 30))
    world.shop.starts_on = date(2026, 3, 9)
    world.shop.save()
    Task.objects.filter(pk=there.sketch.pk).update(assignee=world.zofia)
    return templates.make(world.shop, name="Shop in two weeks", by=world.marek, calendar=calendar)


def tasks_of(project):
    return list(Task.objects.filter(project=project).order_by("position").values_list("title", "starts_on", "due_on"))


def test_a_project_begun_from_it_has_the_plan_from_its_own_first_day(world, calendar, pattern):
    project = templates.begin_project(
        pattern, client=world.luna, name="Second shop", starts_on=date(2026, 6, 1), calendar=calendar, lead=world.marek
    )

    assert tasks_of(project) == [
        ("Sketch", date(2026, 6, 1), date(2026, 6, 3)),
        ("Build", date(2026, 6, 4), date(2026, 6, 10)),
        ("Check", None, None),
    ]
    launch = Milestone.objects.get(project=project)
    assert (launch.name, launch.planned_on, launch.approval_days) == ("Launch", date(2026, 6, 11), 2)
    assert [(stage.name, stage.tasks.count()) for stage in project.stages.all()] == [("Design", 3)]


def test_links_and_checklists_come_with_it(world, calendar, pattern):
    begun = templates.begin_plan(pattern, world.workshop, starts_on=date(2026, 6, 1), calendar=calendar)

    links = TaskLink.objects.filter(before__project=world.workshop).order_by("pk")
    assert [(link.before.title, link.after.title) for link in links.select_related("before", "after")] == [
        ("Sketch", "Build"),
        ("Build", "Check"),
    ]
    assert list(ChecklistItem.objects.filter(task__in=begun.tasks).values_list("list_name", "text", "is_done")) == [
        ("Pages", "Home", False)
    ]


def test_people_promises_and_what_was_done_stay_behind(world, calendar, pattern):
    templates.begin_plan(pattern, world.workshop, starts_on=date(2026, 6, 1), calendar=calendar)

    launch = Milestone.objects.get(project=world.workshop)
    assert (launch.promised_on, launch.forecast_on, launch.done_on) == (None, None, None)
    sketch = Task.objects.get(project=world.workshop, title="Sketch")
    assert (sketch.assignee, sketch.percent, sketch.started_on) == (None, 0, None)


def test_days_off_are_jumped_over(world, calendar, pattern):
    templates.begin_plan(pattern, world.workshop, starts_on=date(2026, 4, 30), calendar=calendar)

    assert tasks_of(world.workshop)[0] == ("Sketch", date(2026, 4, 30), date(2026, 5, 5))  # 1 May and a weekend


def test_it_comes_behind_what_is_there_and_can_be_taken_back(world, calendar, pattern):
    Task.objects.create(project=world.workshop, title="There already", position=9)

    begun = templates.begin_plan(pattern, world.workshop, starts_on=date(2026, 6, 1), calendar=calendar)
    together = [title for title, *_days in tasks_of(world.workshop)]
    templates.take_back(world.workshop, begun)

    assert together == ["There already", "Sketch", "Build", "Check"]
    assert [title for title, *_days in tasks_of(world.workshop)] == ["There already"]
    assert not world.workshop.milestones.exists() and not world.workshop.stages.exists()


def test_a_pattern_of_nothing_begins_nothing(world, calendar):
    empty = templates.make(world.workshop, name="Nothing", by=None, calendar=calendar)

    begun = templates.begin_plan(empty, world.shop, starts_on=date(2026, 6, 1), calendar=calendar)

    assert begun == templates.Begun()


@pytest.mark.parametrize(
    "body", [{}, [], {"version": 99}, {"version": 1, "stages": []}, {"version": 1, "stages": [{}], "milestones": []}]
)
def test_a_body_we_did_not_write_is_refused_and_nothing_is_left(world, calendar, pattern, body):
    pattern.body = body

    with pytest.raises(templates.NotAPattern):
        templates.begin_project(pattern, client=world.luna, name="X", starts_on=date(2026, 6, 1), calendar=calendar)

    assert not Project.objects.filter(name="X").exists()
