"""From a change of the plan to news of a slip: the whole way."""

from datetime import date, timedelta

import pytest

from tests.projects.work import shop_plan
from tests.world import NOW
from vinculo.conversations.models import BadNews
from vinculo.jobs import timetable
from vinculo.jobs.models import PendingJob
from vinculo.practices.forecasts import forecast_again, forecast_one, plan_changed, sweep
from vinculo.projects.models import Milestone, MilestoneForecast, Project, Task


@pytest.fixture
def late(world):
    there = shop_plan(world.shop)
    Task.objects.filter(pk=there.build.pk).update(due_on=date(2026, 3, 31))
    return there


def test_a_late_plan_becomes_bad_news_of_its_client(world, late):
    clients = forecast_again([world.shop.pk], at=NOW)

    news = BadNews.objects.get()
    assert clients == [world.luna.pk]
    assert (news.milestone, news.slipped_to_on) == (late.launch, Milestone.objects.get().forecast_on)
    assert news.slipped_to_on > date(2026, 3, 25)


def test_nothing_new_concerns_nobody(world, late):
    forecast_again([world.shop.pk], at=NOW)

    assert forecast_again([world.shop.pk], at=NOW + timedelta(minutes=5)) == []
    assert BadNews.objects.count() == 1


def test_work_that_catches_up_ends_it(world, late):
    forecast_again([world.shop.pk], at=NOW)
    Task.objects.filter(pk=late.build.pk).update(due_on=date(2026, 3, 18))

    assert forecast_again([world.shop.pk], at=NOW + timedelta(hours=1)) == [world.luna.pk]
    assert BadNews.objects.get().over_at == NOW + timedelta(hours=1)


@pytest.mark.parametrize("facts", [{"phase": "closed"}, {"phase": "pre_signing"}, {"deleted_at": NOW}])
def test_a_project_that_does_not_run_is_not_forecast(world, late, facts):
    Project.objects.filter(pk=world.shop.pk).update(**facts)

    forecast_again([world.shop.pk], at=NOW)

    assert (sweep(at=NOW), MilestoneForecast.objects.count()) == (0, 0)


def test_many_changes_of_one_plan_are_one_job(world):
    plan_changed(world.shop.pk)
    plan_changed(world.shop.pk)

    keys = list(PendingJob.objects.values_list("key", flat=True))
    assert keys == [f"vinculo.practices.forecasts.forecast_one:{world.shop.pk}"]


def test_the_job_has_the_client_checked(world, late):
    forecast_one(world.shop.pk)

    keys = list(PendingJob.objects.values_list("key", flat=True))
    assert keys == [f"vinculo.practices.recheck.check_one:{world.luna.pk}"]


def test_a_project_that_is_gone_asks_for_nothing(world):
    forecast_one(world.shop.pk + 1000)

    assert not PendingJob.objects.exists()


def test_every_night_the_projects_with_something_to_reach_are_forecast(world, late):
    shop_plan(world.workshop, done_on=date(2026, 3, 1))

    assert (sweep(at=NOW, batch=1), MilestoneForecast.objects.count()) == (1, 1)
    assert "vinculo.practices.timetable.forecast" in [entry.path for entry in timetable.entries()]
