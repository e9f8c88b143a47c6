from datetime import date, timedelta

from vinculo.desk.projects.near import MOST, near
from vinculo.projects.schedule.plan import PlannedMilestone

FIRST = date(2027, 3, 1)


def milestones(count: int, done: int = 0) -> list[PlannedMilestone]:
    """One a week, the first of them done."""
    days = [FIRST + timedelta(weeks=number) for number in range(count)]
    return [
        PlannedMilestone(number, planned_on=day, done_on=day if number < done else None)
        for number, day in enumerate(days)
    ]


def test_a_short_plan_is_shown_whole() -> None:
    plan = milestones(MOST, done=3)

    assert near(plan) == plan


def test_of_a_long_plan_come_first_those_that_are_next() -> None:
    plan = milestones(40, done=10)

    assert near(plan) == plan[10 : 10 + MOST]


def test_they_keep_their_order_whatever_their_dates() -> None:
    plan = milestones(40)[::-1]

    assert near(plan) == plan[-MOST:]


def test_those_without_a_date_are_the_farthest() -> None:
    plan = [PlannedMilestone(99), *milestones(40)]

    assert near(plan) == plan[1 : 1 + MOST]
