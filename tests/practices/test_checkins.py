from tests.practices.make import TODAY, ago, days_ago, in_days, now, plan, project, relationship, word
from vinculo.practices.checkins import is_status_stale, last_status_on, missed_and_held, owed_checkin

TUESDAYS = project(plan=plan(weekday=1))  # the last one was yesterday


def held(*days):
    return relationship(projects=[TUESDAYS], interactions=[word(day, "video", is_check_in=True) for day in days])


def test_one_is_owed_until_it_is_held():
    assert owed_checkin(held(), TUESDAYS, now()) == days_ago(1)
    for day in (0, 1, 2, 4):
        assert owed_checkin(held(day), TUESDAYS, now()) is None, day
    assert owed_checkin(held(5), TUESDAYS, now()) == days_ago(1)


def test_one_that_is_planned_for_later_today_was_not_held_yet():
    assert owed_checkin(held(-1), TUESDAYS, now()) == days_ago(1)


def test_nothing_is_owed_without_a_plan_or_before_it_begins():
    assert owed_checkin(held(), project(), now()) is None
    assert owed_checkin(held(), project(plan=plan(starts_on=in_days(1))), now()) is None


def test_each_day_counts_for_one_check_in():
    missed, kept = missed_and_held(held(8, 10), TUESDAYS, now(), days=21)

    assert (missed, kept) == ([days_ago(15), days_ago(1)], [days_ago(8)])


def test_one_that_is_due_today_is_neither_missed_nor_held():
    wednesdays = project(plan=plan(weekday=2, starts_on=TODAY))

    assert missed_and_held(relationship(projects=[wednesdays]), wednesdays, now(), days=90) == ([], [])


def test_a_check_in_tells_the_status_too():
    told = relationship(interactions=[word(9, shares_status=True), word(4, is_check_in=True), word(1)])

    assert last_status_on(told, told.projects[0], now()) == days_ago(4)


def test_a_status_goes_stale_after_one_rhythm():
    assert not is_status_stale(TUESDAYS, now(), days_ago(7))
    assert is_status_stale(TUESDAYS, now(), days_ago(8))
    assert not is_status_stale(project(), now(), None)


def test_before_the_first_status_the_plan_counts():
    assert not is_status_stale(project(plan=plan(starts_on=days_ago(7))), now(), None)
    assert is_status_stale(project(plan=plan(starts_on=days_ago(8))), now(ago(0)), None)
