"""Forecasts are written when they say something new."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.projects.work import shop_plan
from tests.world import NOW
from vinculo.projects.models import Milestone, MilestoneForecast, Project, Task
from vinculo.projects.schedule.refresh import refresh_forecasts, refresh_many


def test_a_forecast_is_written_with_its_range_and_a_row_of_history(world):
    there = shop_plan(world.shop)

    (new,) = refresh_forecasts(world.shop, at=NOW)

    launch = Milestone.objects.get()
    assert (new.milestone_id, new.from_on, new.to_on) == (there.launch.pk, None, launch.forecast_on)
    assert launch.forecast_early_on <= launch.forecast_on <= launch.forecast_late_on
    row = MilestoneForecast.objects.get()
    assert (row.at, row.likely_on, row.early_on) == (NOW, launch.forecast_on, launch.forecast_early_on)


def test_the_same_facts_write_nothing_again(world):
    shop_plan(world.shop)
    refresh_forecasts(world.shop, at=NOW)

    again = refresh_forecasts(world.shop, at=NOW + timedelta(hours=1))

    assert (again, MilestoneForecast.objects.count()) == ([], 1)


def test_news_writes_another_row(world):
    there = shop_plan(world.shop)
    refresh_forecasts(world.shop, at=NOW)
    before = Milestone.objects.get().forecast_on
    Task.objects.filter(pk=there.build.pk).update(due_on=date(2026, 4, 30))

    (new,) = refresh_forecasts(world.shop, at=NOW + timedelta(hours=1))

    assert (new.from_on, MilestoneForecast.objects.count()) == (before, 2)
    assert new.to_on > date(2026, 4, 20)


@pytest.mark.parametrize("facts", [{"forecast_by_hand": True}, {"done_on": date(2026, 3, 10)}])
def test_what_somebody_said_and_what_is_done_is_left_alone(world, facts):
    shop_plan(world.shop, forecast_on=date(2026, 5, 1), **facts)

    assert refresh_forecasts(world.shop, at=NOW) == []
    assert Milestone.objects.get().forecast_on == date(2026, 5, 1)


def test_a_milestone_without_tasks_and_a_plan_in_a_circle_are_left_alone(world):
    there = shop_plan(world.shop)
    there.check.links_after.create(after=there.sketch)
    Milestone.objects.create(project=world.workshop, name="Empty", planned_on=date(2026, 5, 1))

    assert refresh_many([world.shop, world.workshop], at=NOW) == []


def test_a_forecast_goes_with_the_tasks_it_was_made_from(world):
    there = shop_plan(world.shop)
    refresh_forecasts(world.shop, at=NOW)
    Task.objects.all().update(archived_at=NOW)

    (new,) = refresh_forecasts(world.shop, at=NOW + timedelta(hours=1))

    assert (new.milestone_id, new.to_on, Milestone.objects.get().forecast_late_on) == (there.launch.pk, None, None)


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_projects(world, count):
    shops = [Project.objects.create(client=world.luna, name=f"Shop {number}") for number in range(count)]
    for shop in shops:
        there = shop_plan(shop)
        Task.objects.filter(pk=there.build.pk).update(assignee=world.zofia)

    with CaptureQueriesContext(connection) as asked:
        refresh_many(shops, at=NOW, organization=world.organization)

    words = [one["sql"].split()[0] for one in asked]
    assert [words.count(word) for word in ("SELECT", "UPDATE", "INSERT")] == [6, 1, 1]
