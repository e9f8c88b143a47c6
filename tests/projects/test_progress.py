"""How much is done, what it took, what it will take."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.projects.work import shop_plan
from tests.world import NOW
from vinculo.projects.models import Budget, ChecklistItem, Project, Task, TimeEntry
from vinculo.projects.progress import Progress, burn_of, minutes_at_end, progress_of, progress_of_plan
from vinculo.projects.schedule import Plan


def test_work_counts_by_its_estimate(world):
    Task.objects.create(project=world.shop, title="Small", estimate_minutes=60, done_at=NOW)
    Task.objects.create(project=world.shop, title="Large", estimate_minutes=540)

    assert progress_of([world.shop.pk])[world.shop.pk] == Progress(0.1, 2, 1, 600)


def test_without_estimates_every_task_counts_the_same(world):
    Task.objects.create(project=world.shop, title="One", done_at=NOW)
    Task.objects.create(project=world.shop, title="Two", percent=50)
    Task.objects.create(project=world.shop, title="Three")
    Task.objects.create(project=world.shop, title="Away", archived_at=NOW)

    assert progress_of([world.shop.pk])[world.shop.pk].share == 0.5


def test_a_task_without_an_estimate_counts_like_the_average(world):
    Task.objects.create(project=world.shop, title="One", estimate_minutes=60)
    Task.objects.create(project=world.shop, title="Two", estimate_minutes=180)
    Task.objects.create(project=world.shop, title="Three", done_at=NOW)

    assert round(progress_of([world.shop.pk])[world.shop.pk].share, 4) == 0.3333


def test_the_figures_of_many_projects_are_those_of_each_plan(world):
    there = shop_plan(world.shop)
    ChecklistItem.objects.create(task=there.build, text="Cart", is_done=True)
    Task.objects.create(project=world.shop, title="Done", estimate_minutes=300, done_at=NOW, percent=100)
    Task.objects.create(project=world.workshop, title="Half", percent=50)

    together = progress_of([world.shop.pk, world.workshop.pk])

    for project in (world.shop, world.workshop):
        alone = progress_of_plan(Plan.of(project)).whole
        assert (round(together[project.pk].share, 9), together[project.pk].tasks_done) == (
            round(alone.share, 9),
            alone.tasks_done,
        )


def test_a_plan_tells_the_progress_of_its_parts(world):
    there = shop_plan(world.shop)
    Task.objects.create(project=world.shop, title="Beside", done_at=NOW)

    found = progress_of_plan(Plan.of(world.shop))

    assert found.tasks[there.sketch.pk] == 0.5
    assert found.milestones[there.launch.pk].tasks == 3
    assert 0 < found.milestones[there.launch.pk].share < found.whole.share


def test_nothing_planned_is_nothing_done_and_all_done_is_all(world):
    Task.objects.create(project=world.workshop, title="Only", estimate_minutes=0, done_at=NOW)

    found = progress_of([world.shop.pk, world.workshop.pk])

    assert (found[world.shop.pk].percent, found[world.workshop.pk].percent) == (0, 100)


def test_nearly_done_is_not_a_hundred_percent():
    assert Progress(0.999, tasks=10, tasks_done=9).percent == 99


def test_burn_is_what_was_spent_of_what_was_agreed_with_its_changes(world):
    budget = Budget.objects.create(project=world.shop, minutes=6000, amount=600_000, rate=6000, currency="EUR")
    budget.changes.create(minutes=600, amount=60_000, at=NOW)
    Task.objects.create(project=world.shop, title="Half", estimate_minutes=6000, percent=50)
    for minutes, billable in ((3600, True), (120, False)):
        TimeEntry.objects.create(
            project=world.shop, person=world.marek, on=date(2026, 3, 9), minutes=minutes, is_billable=billable
        )

    burn = burn_of([world.shop.pk])[world.shop.pk]

    assert (burn.spent_minutes, burn.billable_minutes, burn.spent_amount) == (3720, 3600, 360_000)
    assert (burn.budget_minutes, burn.budget_amount) == (6600, 660_000)
    assert burn.minutes_at_end == 7100  # 3600 spent, the other 3000 at 7 minutes for 6
    assert (burn.amount_at_end, burn.minutes_over) == (710_000, 500)
    assert round(burn.spent_share, 3) == 0.545


def test_without_a_budget_there_is_only_what_was_spent(world):
    burn = burn_of([world.shop.pk])[world.shop.pk]

    assert (burn.spent_minutes, burn.budget_minutes, burn.spent_amount, burn.minutes_at_end) == (0, None, None, None)


@pytest.mark.parametrize(
    ("share", "spent", "at_end"),
    [(0.0, 0, 1000), (0.5, 500, 1000), (0.5, 1000, 1917), (1.0, 1300, 1300), (0.05, 100, 1367)],
)
def test_the_rate_of_so_far_counts_more_the_more_is_done(share, spent, at_end):
    assert minutes_at_end(Progress(share, 10, 5, 1000), spent, None) == at_end


def test_without_estimates_it_is_too_early_to_say_at_first():
    assert minutes_at_end(Progress(0.05, 10, 0), 100, None) is None
    assert minutes_at_end(Progress(0.5, 10, 5), 100, None) == 200


@pytest.mark.parametrize("count", [1, 4])
def test_queries_do_not_grow_with_projects(world, count):
    ids = []
    for number in range(count):
        shop = Project.objects.create(client=world.luna, name=f"Shop {number}")
        shop_plan(shop)
        Budget.objects.create(project=shop, minutes=600, currency="EUR")
        ids.append(shop.pk)

    with CaptureQueriesContext(connection) as asked:
        burn_of(ids)

    assert len(asked) == 4
