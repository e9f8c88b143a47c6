"""What a move would do."""

from hypothesis import given
from hypothesis import strategies as st

from tests.projects.schedule.plans import CALENDAR, DAY, done, link, milestone, on, plan, plans, task
from vinculo.projects.schedule import effect_of_change, effect_of_milestone_move, effect_of_move


def moved(effect):
    return {one.task_id: (one.starts_on, one.due_on) for one in effect.tasks}


def test_followers_are_pushed_only_as_far_as_they_must():
    chain = plan(task(1, 1, 2), task(2, 3, 4), task(3, 8, 9), links=(link(1, 2), link(2, 3)))

    effect = effect_of_move(chain, CALENDAR, 1, on(3), on(4))

    assert moved(effect) == {1: (on(3), on(4)), 2: (on(5), on(6))}
    assert [one.days for one in effect.tasks] == [2, 2]


def test_nothing_is_pulled_forward():
    chain = plan(task(1, 3, 4), task(2, 5, 6), links=(link(1, 2),))

    assert moved(effect_of_move(chain, CALENDAR, 1, on(1), on(2))) == {1: (on(1), on(2))}


def test_what_is_done_or_begun_is_not_pushed():
    chain = plan(
        task(1, 1, 2), task(2, 3, 4, done_at=done(3)), task(3, 3, 4, started_on=on(3)), links=(link(1, 2), link(1, 3))
    )

    assert set(moved(effect_of_move(chain, CALENDAR, 1, on(6), on(7)))) == {1}


def test_what_lay_wrong_before_stays_as_it_is():
    odd = plan(task(1, 1, 5), task(2, 2, 3), task(3, 1, 1), task(4, 2, 2), links=(link(1, 2), link(3, 4)))

    assert set(moved(effect_of_move(odd, CALENDAR, 3, on(4), on(4)))) == {3, 4}


def test_a_task_of_theirs_that_goes_with_it_is_told_apart():
    chain = plan(task(1, 1, 2), task(2, 3, 4, side="theirs"), links=(link(1, 2),))

    assert [one.is_theirs for one in effect_of_move(chain, CALENDAR, 1, on(2), on(3)).tasks] == [False, True]


def test_a_push_goes_on_through_a_task_without_dates():
    chain = plan(task(1, 1, 2), task(2, estimate_minutes=DAY), task(3, 4, 4), links=(link(1, 2), link(2, 3)))

    assert moved(effect_of_move(chain, CALENDAR, 1, on(2), on(3))) == {1: (on(2), on(3)), 3: (on(5), on(5))}


def test_a_longer_task_moves_its_milestone_and_says_who_heard_the_date():
    one = plan(task(1, 1, 5, milestone_id=1), milestones=(milestone(1, 5, 7, promised_to=("Ana Prado",)),))

    (shift,) = effect_of_move(one, CALENDAR, 1, on(1), on(9)).milestones

    assert (shift.from_on, shift.to_on, shift.promised_on) == (on(5), on(9), on(7))
    assert (shift.from_buffer_days, shift.buffer_days, shift.promised_to) == (2, -2, ("Ana Prado",))
    assert shift.breaks_promise


def test_a_milestone_with_room_left_does_not_move():
    one = plan(task(1, 1, 5, milestone_id=1), milestones=(milestone(1, 8, 10),))

    assert effect_of_move(one, CALENDAR, 1, on(3), on(7)).milestones == ()


def test_a_move_before_what_it_waits_for_says_until_when():
    chain = plan(task(1, 1, 4), task(2, 5, 6), links=(link(1, 2),))

    effect = effect_of_move(chain, CALENDAR, 2, on(3), on(4))

    assert (effect.waits_until_on, effect.waits_for) == (on(5), "T1")
    assert moved(effect) == {2: (on(3), on(4))}


def test_a_milestone_moves_alone_or_with_its_tasks():
    one = plan(
        task(1, 1, 3, milestone_id=1),
        task(2, 4, 5),
        links=(link(1, 2),),
        milestones=(milestone(1, 3, 10, approval_days=2),),
    )

    alone = effect_of_milestone_move(one, CALENDAR, 1, on(5))
    together = effect_of_milestone_move(one, CALENDAR, 1, on(5), with_tasks=True)
    too_early = effect_of_milestone_move(one, CALENDAR, 1, on(2))

    assert (alone.tasks, alone.milestones[0].to_on, alone.milestones[0].buffer_days) == ((), on(5), 3)
    assert moved(together) == {1: (on(3), on(5)), 2: (on(6), on(7))}
    assert [shift.to_on for shift in together.milestones] == [on(5)]
    assert too_early.waits_until_on == on(3)


def test_more_work_moves_what_waits_for_it():
    two = plan(
        task(1, 1, 2, milestone_id=1), task(2, 3, 4, milestone_id=2), links=(link(1, 2),),
        milestones=(milestone(1, 2, 4), milestone(2, 4, 8)),
    )  # fmt: skip

    after_first = effect_of_change(two, CALENDAR, 3 * DAY, after=1)
    for_second = effect_of_change(two, CALENDAR, 3 * DAY, milestone=2)

    assert [(one.milestone_id, one.from_on, one.to_on) for one in after_first] == [(1, on(2), on(5)), (2, on(4), on(7))]
    assert [(one.milestone_id, one.from_on, one.to_on) for one in for_second] == [(2, on(4), on(7))]
    assert effect_of_change(two, CALENDAR, 0, after=1) == []


def test_more_work_after_something_done_long_ago_begins_today():
    one = plan(task(1, 1, 2, milestone_id=1, done_at=done(2)), milestones=(milestone(1, 4, 20),))

    assert [shift.to_on for shift in effect_of_change(one, CALENDAR, 2 * DAY, after=1, today=on(8))] == [on(9)]


def test_more_work_for_a_milestone_without_tasks_comes_on_top_of_its_date():
    one = plan(milestones=(milestone(1, 4, 20),))

    assert [shift.to_on for shift in effect_of_change(one, CALENDAR, 2 * DAY, milestone=1)] == [on(6)]


@given(plans(), st.integers(0, 20), st.data())
def test_moving_later_makes_nothing_earlier(any_plan, days, data):
    one = data.draw(st.sampled_from(any_plan.tasks))
    later = [CALENDAR.add_workdays(day, days) if day else None for day in (one.starts_on, one.due_on)]

    effect = effect_of_move(any_plan, CALENDAR, one.id, *later)

    for shift in effect.milestones:
        assert shift.to_on > shift.from_on
    for move in effect.tasks:
        assert move.days >= 0


@given(plans(), st.integers(1, 30), st.integers(0, 8), st.data())
def test_after_a_move_what_it_pushed_stands_where_its_links_allow(any_plan, first, length, data):
    one = data.draw(st.sampled_from(any_plan.tasks))

    effect = effect_of_move(any_plan, CALENDAR, one.id, on(first), on(first + length))

    pushed = {move.task_id: move for move in effect.tasks}
    for between in any_plan.links:
        before, after = pushed.get(between.before_id), pushed.get(between.after_id)
        if between.kind == "FS" and before and after and after.task_id != one.id and before.due_on and after.starts_on:
            assert CALENDAR.workdays_between(before.due_on, after.starts_on) - 1 >= between.lag_days
