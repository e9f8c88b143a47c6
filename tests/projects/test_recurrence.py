"""Completing a task that comes again makes the next."""

from datetime import UTC, date, datetime

import pytest

from vinculo.people.worktime import work_calendar
from vinculo.projects.models import ChecklistItem, Milestone, Task
from vinculo.projects.recurrence import complete, next_on, reopen

MONDAY_NOON = datetime(2026, 3, 9, 11, tzinfo=UTC)


@pytest.fixture
def calendar(world):
    return work_calendar(world.organization)


@pytest.fixture
def copy(world):
    task = Task.objects.create(
        project=world.shop, title="Safe copy", starts_on=date(2026, 3, 6), due_on=date(2026, 3, 9), column="Care",
        estimate_minutes=30, assignee=world.zofia, repeats="FREQ=WEEKLY;BYDAY=MO", percent=40,
    )  # fmt: skip
    ChecklistItem.objects.create(task=task, text="Database", is_done=True)
    return task


def test_the_next_is_like_it_but_open_and_later(world, calendar, copy):
    won, following = complete(copy, at=MONDAY_NOON, calendar=calendar)

    copy.refresh_from_db()
    assert (won, copy.done_at, copy.percent) == (True, MONDAY_NOON, 100)
    assert (following.title, following.starts_on, following.due_on) == (
        "Safe copy",
        date(2026, 3, 13),
        date(2026, 3, 16),
    )
    assert (following.assignee, following.column, following.estimate_minutes) == (world.zofia, "Care", 30)
    assert (following.percent, following.done_at, following.repeat_of) == (0, None, copy)
    assert list(following.checklist.values_list("text", "is_done")) == [("Database", False)]


def test_completing_twice_makes_one(world, calendar, copy):
    stale = Task.objects.get(pk=copy.pk)
    complete(copy, at=MONDAY_NOON, calendar=calendar)

    assert complete(stale, at=MONDAY_NOON, calendar=calendar) == (False, None)
    assert Task.objects.filter(repeat_of=copy).count() == 1


def test_the_series_points_at_its_first(world, calendar, copy):
    _won, second = complete(copy, at=MONDAY_NOON, calendar=calendar)

    _won, third = complete(second, at=datetime(2026, 3, 16, 11, tzinfo=UTC), calendar=calendar)

    assert (third.repeat_of, third.due_on) == (copy, date(2026, 3, 23))


def test_what_was_missed_is_not_made_up_for(world, calendar, copy):
    _won, following = complete(copy, at=datetime(2026, 3, 25, 11, tzinfo=UTC), calendar=calendar)

    assert following.due_on == date(2026, 3, 30)


def test_on_a_day_off_it_comes_on_the_next_working_day(world, calendar, copy):
    copy.repeats = "FREQ=MONTHLY;BYMONTHDAY=1"
    copy.save()

    _won, following = complete(copy, at=datetime(2026, 4, 20, 11, tzinfo=UTC), calendar=calendar)

    assert following.due_on == date(2026, 5, 4)  # 1 May is a holiday, then comes a weekend


def test_an_ended_a_broken_and_no_rhythm_make_nothing(world, calendar, copy):
    for text in ("FREQ=WEEKLY;UNTIL=20260310", "each full moon", ""):
        Task.objects.filter(pk=copy.pk).update(repeats=text, done_at=None)
        copy.refresh_from_db()

        assert complete(copy, at=MONDAY_NOON, calendar=calendar) == (True, None)


def test_open_again_takes_the_next_back_unless_somebody_began_it(world, calendar, copy):
    complete(copy, at=MONDAY_NOON, calendar=calendar)
    reopen(copy, percent=40)

    assert (Task.objects.filter(repeat_of=copy).count(), copy.percent, copy.done_at) == (0, 40, None)

    _won, following = complete(copy, at=MONDAY_NOON, calendar=calendar)
    following.checklist.update(is_done=True)
    reopen(copy)

    assert Task.objects.filter(repeat_of=copy).count() == 1


def test_it_counts_for_its_milestone_only_while_it_lies_before_it(world, calendar, copy):
    milestone = Milestone.objects.create(project=world.shop, name="Launch", planned_on=date(2026, 3, 18))
    copy.milestone = milestone
    copy.save()

    _won, second = complete(copy, at=MONDAY_NOON, calendar=calendar)
    _won, third = complete(second, at=datetime(2026, 3, 16, 11, tzinfo=UTC), calendar=calendar)

    assert (second.milestone, third.milestone) == (milestone, None)


def test_a_task_with_only_a_due_day_keeps_to_that(world, calendar):
    task = Task.objects.create(project=world.shop, title="Bill", due_on=date(2026, 3, 9), repeats="FREQ=WEEKLY")

    assert next_on(task, today=date(2026, 3, 9), calendar=calendar) == date(2026, 3, 16)
    _won, following = complete(task, at=MONDAY_NOON, calendar=calendar)

    assert (following.starts_on, following.due_on) == (None, date(2026, 3, 16))
