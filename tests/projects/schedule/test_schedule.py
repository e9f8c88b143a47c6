"""Dates, slack and the critical path."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from tests.projects.schedule.plans import CALENDAR, DAY, done, link, milestone, on, plan, plans, task
from vinculo.projects.schedule import Plan, forecast, schedule


def placed(a_plan: Plan, number: int) -> tuple:
    one = schedule(a_plan, CALENDAR).tasks[number]
    return one.starts_on, one.ends_on


@pytest.mark.parametrize(
    ("kind", "lag", "first", "last"),
    [
        ("FS", 0, 6, 7),
        ("FS", 2, 8, 9),
        ("FS", -1, 5, 6),
        ("SS", 0, 3, 4),
        ("SS", 1, 4, 5),
        ("FF", 0, 4, 5),
        ("FF", 1, 5, 6),
        ("SF", 3, 4, 5),
    ],
)
def test_a_link_holds_its_follower(kind, lag, first, last):
    # T1 takes days 3 to 5, T2 two days and would like to begin on day 1.
    two = plan(task(1, 3, 5), task(2, 1, 2), links=(link(1, 2, kind, lag),))

    assert placed(two, 2) == (on(first), on(last))


def test_days_off_are_jumped_over():
    two = plan(task(1, 4, 5), task(2, estimate_minutes=2 * DAY), links=(link(1, 2),))

    assert on(5).weekday() == 4
    assert placed(two, 2) == (on(6), on(7))


def test_how_long_a_task_takes():
    assert placed(plan(task(1, 2, 4, estimate_minutes=DAY)), 1) == (on(2), on(4))  # its dates say so
    assert placed(plan(task(1, 2, estimate_minutes=DAY + 1)), 1) == (on(2), on(3))  # its estimate says so
    assert placed(plan(task(1, None, 4, estimate_minutes=3 * DAY)), 1) == (on(2), on(4))
    assert placed(plan(task(1)), 1) == (on(1), on(1))  # nobody said: one day


def test_what_is_done_or_begun_stands_where_it_stood():
    three = plan(
        task(1, 1, 5),
        task(2, 2, 3, done_at=done(4), started_on=on(3)),
        task(3, 2, 6, started_on=on(2)),
        links=(link(1, 2), link(1, 3)),
    )

    assert placed(three, 2) == (on(3), on(4))
    assert placed(three, 3) == (on(2), on(6))


def test_the_longest_way_is_critical_and_the_others_have_slack():
    diamond = plan(
        task(1, 1, 1),
        task(2, 2, 5),
        task(3, 2, 3),
        task(4, 6, 6),
        links=(link(1, 2), link(1, 3), link(2, 4), link(3, 4)),
    )

    found = schedule(diamond, CALENDAR)

    assert found.critical == {1, 2, 4}
    assert found.tasks[3].slack_days == 2
    assert found.tasks[3].late_end_on == on(5)
    assert found.ends_on == on(6)


def test_what_holds_a_task_up_can_be_followed_to_its_beginning():
    chain = plan(task(1, 1, 4), task(2, 1, 2), task(3, 1, 1), links=(link(1, 2), link(2, 3)))

    assert schedule(chain, CALENDAR).chain(3) == [1, 2, 3]


def test_a_milestone_is_ready_with_its_last_task_and_its_buffer_begins_after_the_approval():
    one = plan(
        task(1, 1, 3, milestone_id=1), task(2, 2, 4, milestone_id=1), milestones=(milestone(1, 4, 10, approval_days=2),)
    )

    found = schedule(one, CALENDAR).milestones[1]

    assert (found.ready_on, found.planned_on, found.buffer_days) == (on(4), on(4), 4)


def test_an_approval_among_the_tasks_is_not_counted_twice():
    tasks = (task(1, 1, 3, milestone_id=1), task(2, 4, 6, milestone_id=1, kind="approval", side="theirs"))

    with_days = schedule(plan(*tasks, milestones=(milestone(1, 3, 10, approval_days=3),)), CALENDAR).milestones[1]
    without = schedule(plan(*tasks, milestones=(milestone(1, 3, 10),)), CALENDAR).milestones[1]

    assert (with_days.ready_on, with_days.buffer_days) == (on(3), 4)
    assert (without.ready_on, without.buffer_days) == (on(6), 4)


def test_a_wrong_digit_in_a_year_stops_nothing():
    odd = plan(
        task(1, 1, 3),
        task(2, 1, 3)._replace(due_on=date.max),
        task(3, 1, 3)._replace(starts_on=date.min, due_on=None),
        task(4, estimate_minutes=2**31 - 1),
        task(5, 2, 4, milestone_id=1),
        links=(link(4, 5), link(2, 5)),
        milestones=(replace(milestone(1, 4, 10), promised_on=date.max),),
    )

    found = schedule(odd, CALENDAR)

    assert (found.tasks[1].starts_on, found.tasks[1].ends_on) == (on(1), on(3))
    assert found.tasks[5].starts_on.year > 2040
    assert found.milestones[1].buffer_days <= 30 * 261
    assert forecast(odd, CALENDAR, on(2))[1].likely_on.year > 2040


def test_a_promise_on_a_weekend_before_our_day_is_overrun():
    late = plan(milestones=(replace(milestone(1, 6), promised_on=on(5) + timedelta(days=2)),))

    assert schedule(late, CALENDAR).milestones[1].buffer_days == -1


def test_a_plan_with_nothing_in_it_has_no_days():
    found = schedule(plan(), CALENDAR)

    assert (found.starts_on, found.ends_on, dict(found.tasks)) == (None, None, {})


@given(plans())
def test_no_follower_begins_before_its_link_allows(any_plan):
    found = schedule(any_plan, CALENDAR).tasks
    tasks = {one.id: one for one in any_plan.tasks}

    for one in any_plan.links:
        if tasks[one.after_id].is_done or tasks[one.after_id].started_on:
            continue
        before, after = found[one.before_id], found[one.after_id]
        gap = {
            "FS": CALENDAR.workdays_between(before.ends_on, after.starts_on) - 1,
            "SS": CALENDAR.workdays_between(before.starts_on, after.starts_on),
            "FF": CALENDAR.workdays_between(before.ends_on, after.ends_on),
            "SF": CALENDAR.workdays_between(before.starts_on, after.ends_on) + 1,
        }[one.kind]
        assert gap >= one.lag_days


@given(plans())
def test_no_open_task_begins_before_its_own_date_and_some_task_is_critical(any_plan):
    found = schedule(any_plan, CALENDAR)

    for one in any_plan.tasks:
        if one.starts_on and not one.is_done:
            assert found.tasks[one.id].starts_on >= one.starts_on
        assert found.tasks[one.id].days >= 1
    last = max(found.tasks.values(), key=lambda placed: placed.ends_on)
    assert found.ends_on == last.ends_on


@given(plans(with_done=False))
def test_a_task_late_by_its_slack_moves_nothing_and_by_a_day_more_moves_the_end(any_plan):
    before = schedule(any_plan, CALENDAR)
    one = before.tasks[any_plan.tasks[0].id]

    def ends_with_a_delay_of(days):
        late = any_plan.tasks[0]._replace(
            starts_on=CALENDAR.add_workdays(one.starts_on, days) if days else one.starts_on,
            due_on=CALENDAR.add_workdays(one.ends_on, days) if days else one.ends_on,
        )
        return schedule(any_plan.with_task(late), CALENDAR).ends_on

    assert ends_with_a_delay_of(max(0, one.slack_days)) == before.ends_on
    assert ends_with_a_delay_of(max(0, one.slack_days) + 1) > before.ends_on
