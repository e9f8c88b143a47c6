"""The likely date of a milestone, from the facts there are."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.projects.schedule.plans import CALENDAR, DAY, done, link, milestone, on, plan, plans, task
from vinculo.projects.schedule import Plan, forecast
from vinculo.projects.schedule.axis import Axis
from vinculo.projects.schedule.pace import pace_of


def likely(a_plan: Plan, today: int = 1, number: int = 1):
    return forecast(a_plan, CALENDAR, on(today))[number].likely_on


def one_task(first=1, last=5, **facts) -> Plan:
    return plan(task(1, first, last, milestone_id=1, **facts), milestones=(milestone(1, last),))


def finished(number: int, planned: int, took: int, **facts):
    """A task planned for so many days that took so many, done by day 20."""
    return task(number, 21 - took, 20 - took + planned, started_on=on(21 - took), done_at=done(20), **facts)


def test_a_plan_that_is_kept_is_expected_on_its_day():
    assert likely(one_task()) == on(5)
    assert likely(one_task(started_on=on(1), percent=60), today=4) == on(5)


def test_the_range_lies_around_the_likely_day():
    found = forecast(one_task(1, 10), CALENDAR, on(1))[1]

    assert found.early_on < found.likely_on < found.late_on
    assert found.likely_on == on(10)


def test_little_done_late_in_the_task_moves_the_day():
    assert likely(one_task(1, 10, started_on=on(1), percent=10), today=9) == on(17)


def test_a_ticked_checklist_counts_as_progress():
    assert likely(one_task(1, 10, steps=10, steps_done=9), today=9) == on(9)


def test_silence_is_read_kindly_up_to_half():
    assert likely(one_task(1, 10), today=3) == on(10)
    assert likely(one_task(1, 10), today=10) == on(14)


def test_work_planned_for_later_does_not_begin_sooner():
    assert likely(one_task(11, 12)) == on(12)


def test_what_waits_goes_with_what_it_waits_for():
    chain = plan(
        task(1, 1, 3, started_on=on(1), percent=1), task(2, 4, 5, milestone_id=1),
        links=(link(1, 2, lag=1),), milestones=(milestone(1, 5),),
    )  # fmt: skip

    assert likely(chain, today=4) == on(9)


def test_their_approval_is_added_unless_it_is_a_task():
    work = task(1, 1, 5, milestone_id=1)
    theirs = task(2, 6, 8, milestone_id=1, kind="approval", side="theirs")

    assert likely(plan(work, milestones=(milestone(1, 5, approval_days=3),))) == on(8)
    assert likely(plan(work, theirs, milestones=(milestone(1, 5, approval_days=3),))) == on(8)


def test_a_slow_project_is_expected_to_stay_slow():
    slow = [finished(number, planned=2, took=4) for number in range(10, 22)]
    ahead = task(1, 21, 30, milestone_id=1)

    assert likely(plan(ahead, *slow, milestones=(milestone(1, 30),)), today=21) > on(33)
    assert likely(plan(ahead, *slow[:1], milestones=(milestone(1, 30),)), today=21) <= on(31)


def test_pace_is_drawn_to_one_while_little_is_done():
    axis = Axis(CALENDAR, [on(1)])
    tasks = [finished(number, planned=2, took=4) for number in range(1, 31)]

    factors = [pace_of(tasks[:count], axis, DAY).factor for count in (0, 1, 6, 30)]

    assert factors[0] == 1.0
    assert factors == sorted(factors)
    assert 1.0 < factors[1] < 1.15
    assert 1.7 < factors[3] < 2.0


def test_time_written_down_tells_the_pace_where_dates_do_not():
    spent = [task(number, estimate_minutes=60, spent_minutes=120, done_at=done(2)) for number in range(1, 7)]

    assert round(pace_of(spent, Axis(CALENDAR, [on(1)]), DAY).factor, 6) == round(2**0.5, 6)


def test_the_clients_pace_is_their_own():
    slow = [finished(number, planned=2, took=8, side="theirs") for number in range(10, 30)]
    ours = task(1, 21, 30, milestone_id=1)

    assert likely(plan(ours, *slow, milestones=(milestone(1, 30),)), today=21) == on(30)


def test_somebody_with_half_a_week_takes_twice_as_long():
    part_time = plan(
        task(1, estimate_minutes=4 * DAY, milestone_id=1, assignee_id=5),
        milestones=(milestone(1),),
        availability={5: 0.5},
    )

    assert likely(part_time) == on(8)


def test_tasks_without_dates_of_one_person_come_one_after_the_other():
    tasks = [task(number, estimate_minutes=2 * DAY, milestone_id=1, assignee_id=5) for number in range(1, 4)]
    of_others = [one._replace(assignee_id=one.id) for one in tasks]

    assert likely(plan(*tasks, milestones=(milestone(1),))) == on(6)
    assert likely(plan(*of_others, milestones=(milestone(1),))) <= on(3)


def test_only_open_milestones_with_tasks_are_forecast():
    four = plan(
        task(1, 1, 2, milestone_id=1),
        task(2, 1, 2, milestone_id=2),
        task(3, 1, 2, done_at=done(2), milestone_id=3),
        milestones=(milestone(1), milestone(2, done_on=on(2)), milestone(3), milestone(4, 5)),
    )

    found = forecast(four, CALENDAR, on(6))

    assert sorted(found) == [1, 3]
    assert found[3].likely_on == on(6)  # all is done but the milestone itself: today


def test_another_seed_gives_another_answer_about_the_range_only():
    facts = one_task(1, 20)

    found = [forecast(facts, CALENDAR, on(1), seed=seed)[1] for seed in range(5)]

    assert {one.likely_on for one in found} == {on(20)}


@settings(max_examples=50)
@given(plans(), st.integers(1, 30), st.integers(0, 1000))
def test_the_same_facts_give_the_same_answer_in_any_order(any_plan, today, shuffle):
    shuffled = replace(any_plan, **{
        name: tuple(Random(shuffle).sample(getattr(any_plan, name), len(getattr(any_plan, name))))
        for name in ("tasks", "links", "milestones")
    })  # fmt: skip

    assert forecast(shuffled, CALENDAR, on(today), rounds=40) == forecast(any_plan, CALENDAR, on(today), rounds=40)


@settings(max_examples=50)
@given(plans(), st.integers(1, 30), st.data())
def test_more_reported_work_makes_nothing_later(any_plan, today, data):
    one = data.draw(st.sampled_from(any_plan.tasks))
    low = data.draw(st.integers(1, 100))
    high = data.draw(st.integers(low, 100))

    slower = forecast(any_plan.with_task(one._replace(percent=low)), CALENDAR, on(today), rounds=40)
    faster = forecast(any_plan.with_task(one._replace(percent=high)), CALENDAR, on(today), rounds=40)

    for number, found in faster.items():
        assert found.likely_on <= slower[number].likely_on
        assert found.late_on <= slower[number].late_on


@settings(max_examples=50)
@given(plans(), st.integers(1, 30))
def test_nothing_is_expected_before_today_and_ranges_are_in_order(any_plan, today):
    for found in forecast(any_plan, CALENDAR, on(today), rounds=40).values():
        assert on(today) <= found.early_on <= found.likely_on <= found.late_on
