"""A plan as it was, beside the plan as it is."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.projects.work import shop_plan
from tests.world import NOW
from vinculo.people.worktime import work_calendar
from vinculo.projects import baselines
from vinculo.projects.models import Milestone, Task
from vinculo.projects.schedule import Plan


@pytest.fixture
def calendar(world):
    return work_calendar(world.organization)


@pytest.fixture
def kept(world):
    there = shop_plan(world.shop)
    baselines.take(world.shop, name="Signed", by=world.marek, at=NOW)
    return there


def shifts(world, calendar):
    (baseline,) = world.shop.baselines.all()
    return {one.name: one for one in baselines.compare(baseline, Plan.of(world.shop), calendar)}


def test_nothing_has_moved_at_first(world, kept, calendar):
    found = shifts(world, calendar)

    assert {name: one.days for name, one in found.items()} == {"Launch": 0, "Sketch": 0, "Build": 0, "Check": None}
    assert not any(one.is_new or one.is_gone for one in found.values())


def test_what_moved_is_counted_in_working_days(world, kept, calendar):
    Task.objects.filter(pk=kept.build.pk).update(due_on=date(2026, 3, 24))  # from Wednesday to Tuesday
    Milestone.objects.filter(pk=kept.launch.pk).update(planned_on=date(2026, 3, 18))

    found = shifts(world, calendar)

    assert (found["Build"].days, found["Build"].from_ends_on, found["Build"].ends_on) == (
        4,
        date(2026, 3, 18),
        date(2026, 3, 24),
    )
    assert found["Launch"].days == -1


def test_what_was_done_counts_by_the_day_it_was_done(world, kept, calendar):
    Task.objects.filter(pk=kept.build.pk).update(done_at=NOW)

    assert shifts(world, calendar)["Build"].ends_on == date(2026, 3, 11)


def test_what_came_and_what_went_is_said(world, kept, calendar):
    Task.objects.filter(pk=kept.sketch.pk).update(archived_at=NOW)
    Task.objects.create(project=world.shop, title="Photos", due_on=date(2026, 3, 20))

    found = shifts(world, calendar)

    assert (found["Sketch"].is_gone, found["Sketch"].from_ends_on) == (True, date(2026, 3, 11))
    assert (found["Photos"].is_new, found["Photos"].days) == (True, None)


def test_comparing_asks_one_thing(world, kept, calendar):
    (baseline,), plan = world.shop.baselines.all(), Plan.of(world.shop)

    with CaptureQueriesContext(connection) as asked:
        baselines.compare(baseline, plan, calendar)

    assert len(asked) == 1
