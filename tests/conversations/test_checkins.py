"""The check-ins of a project follow its plan; what somebody has touched stays."""

from datetime import date, datetime, time, timedelta

import pytest

from tests.calendar.strategies import MADRID
from tests.world import NOW
from vinculo.conversations.checkins import next_of, plan_all, plan_project
from vinculo.conversations.models import CheckIn
from vinculo.logbook.entry import Entry
from vinculo.logbook.log import log, undo
from vinculo.projects.models import CommunicationPlan, Project


@pytest.fixture
def plan(world):
    plan = CommunicationPlan.objects.create(
        project=world.shop, rhythm="weekly", weekday=1, at_time=time(9, 30), channel="video", starts_on=date(2026, 3, 3)
    )
    plan.participants.add(world.ana)
    return plan


def planned(world, at=NOW):
    return plan_project(Project.objects.select_related("client", "plan").get(pk=world.shop.pk), at=at)


def days(world):
    return [one.due_at.astimezone(MADRID).date() for one in CheckIn.objects.filter(project=world.shop)]


TUESDAYS = [date(2026, 3, 17), date(2026, 3, 24), date(2026, 3, 31), date(2026, 4, 7), date(2026, 4, 14)]
SIXTH = [date(2026, 4, 21)]


def test_the_next_six_weeks_are_planned_once(world, plan):
    assert planned(world) == 6
    assert planned(world) == 0

    assert days(world) == TUESDAYS + SIXTH
    first = CheckIn.objects.first()
    assert (first.client, first.channel, first.due_at.astimezone(MADRID).time()) == (world.luna, "video", time(9, 30))


def test_those_nobody_touched_follow_the_plan(world, plan):
    planned(world)
    plan.weekday, plan.channel = 2, "phone"
    plan.save()

    planned(world)

    assert days(world) == [day + timedelta(days=1) for day in TUESDAYS + SIXTH]
    assert set(CheckIn.objects.values_list("channel", flat=True)) == {"phone"}


def test_what_was_moved_left_out_or_prepared_stays_and_takes_the_turn(world, plan):
    planned(world)
    moved, skipped, prepared = CheckIn.objects.all()[:3]
    moved.move(to=moved.due_at + timedelta(days=2), by=world.marek)
    skipped.skip(because="They are away", at=NOW)
    prepared.write_agenda([{"key": "own:1", "text": "The oven"}])
    plan.weekday = 2
    plan.save()

    planned(world)

    assert days(world) == [
        date(2026, 3, 19), *TUESDAYS[1:3], *[day + timedelta(days=1) for day in TUESDAYS[3:] + SIXTH]
    ]  # fmt: skip
    assert planned(world) == 0


@pytest.mark.parametrize("change", [{"phase": "closed"}, {"phase": "pre_signing"}, {"deleted_at": NOW}])
def test_work_that_does_not_run_has_no_check_ins_ahead(world, plan, change):
    planned(world)
    Project.objects.filter(pk=world.shop.pk).update(**change)

    planned(world)

    assert days(world) == []


def test_what_lies_behind_is_not_touched(world, plan):
    planned(world)

    planned(world, NOW + timedelta(days=10))

    assert days(world)[:2] == TUESDAYS[:2]
    assert CheckIn.objects.filter(project=world.shop).count() == 7


def test_their_holidays_move_it(world, plan):
    world.luna.country = "PL"
    world.luna.save()
    plan.weekday, plan.starts_on = 0, date(2026, 4, 6)  # Easter Monday, a holiday in Poland
    plan.save()

    planned(world)

    assert days(world) == [date(2026, 4, 7), date(2026, 4, 13), date(2026, 4, 20)]


def test_all_projects_are_planned_and_those_without_a_plan_lose_theirs(world, plan):
    assert plan_all(at=NOW) == 6
    plan.delete()

    assert plan_all(at=NOW) == 6
    assert days(world) == []


def test_an_exchange_that_was_the_check_in_holds_the_planned_one(world, plan):
    planned(world)
    at = datetime(2026, 3, 18, 8, tzinfo=NOW.tzinfo)  # a day late

    talk = log(Entry(world.luna, at, "video", project=world.shop, is_check_in=True), by=world.marek)

    first = CheckIn.objects.first()
    assert first.held_in == talk
    assert next_of(world.shop.pk, after=NOW).slot_on == TUESDAYS[1]
    undo(talk)
    assert next_of(world.shop.pk, after=NOW) == first


def test_an_exchange_far_from_any_holds_none(world, plan):
    planned(world)

    log(Entry(world.luna, NOW - timedelta(days=1), "video", project=world.shop, is_check_in=True), by=world.marek)
    log(Entry(world.luna, NOW, "video", project=world.workshop, is_check_in=True), by=world.marek)

    assert CheckIn.objects.ahead().count() == 6
