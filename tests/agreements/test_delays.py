"""What it does to the dates when something comes later than agreed."""

from datetime import date

import pytest

from vinculo.agreements.delays import delay
from vinculo.agreements.models import Obligation
from vinculo.projects.schedule.plan import Plan


@pytest.fixture
def photos(planned):
    return Obligation.objects.create(
        client=planned.luna, project=planned.shop, milestone=planned.plates, what="Photos", due_on=date(2026, 3, 10),
        by=planned.marek,
    )  # fmt: skip


def comes(world, photos, on):
    return delay(photos, Plan.of(world.shop), world.calendar, arrives_on=on)


def moves(found):
    return [(move.name, move.from_on, move.to_on) for move in found.moves]


def test_in_time_nothing_moves_and_it_is_said_until_when_that_holds(planned, photos):
    found = comes(planned, photos, date(2026, 3, 9))

    assert (found.days, found.moves, found.holds_until_on) == (0, (), date(2026, 3, 11))


def test_the_margin_takes_a_day(planned, photos):
    found = comes(planned, photos, date(2026, 3, 11))

    assert moves(found)[0] == ("Plates", date(2026, 3, 19), date(2026, 3, 20))
    assert found.broken == []


def test_after_that_the_promised_date_moves_and_what_follows_with_it(planned, photos):
    found = comes(planned, photos, date(2026, 3, 16))

    assert moves(found) == [
        ("Plates", date(2026, 3, 19), date(2026, 3, 25)),
        ("Launch", date(2026, 3, 27), date(2026, 4, 2)),
    ]
    assert [move.name for move in found.broken] == ["Plates", "Launch"]


def test_a_plan_that_knows_of_the_delay_is_not_pushed_twice(planned, photos):
    for task in (planned.bake, planned.taste):
        task.due_on = date(2026, 3, 25)
        task.starts_on = date(2026, 3, 25)
        task.save()

    found = comes(planned, photos, date(2026, 3, 16))

    assert moves(found) == [("Plates", date(2026, 3, 19), date(2026, 3, 25))]


@pytest.mark.parametrize("lacks", [{"milestone": None}, {"due_on": None}])
def test_without_a_day_or_anything_that_waits_nothing_can_be_said(planned, photos, lacks):
    for name, value in lacks.items():
        setattr(photos, name, value)

    found = comes(planned, photos, date(2026, 4, 1))

    assert (found.days, found.moves, found.holds_until_on) == (0, (), None)
