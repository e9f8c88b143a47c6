"""A forecast after the promised date is bad news, once, until they know or it recovers."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.world import NOW
from vinculo.agreements.models import Promise
from vinculo.conversations.models import BadNews
from vinculo.logbook.slips import note_slips
from vinculo.logbook.word_given import word_given
from vinculo.projects.models import Milestone, ProjectContact

PROMISED = date(2026, 3, 25)
LATER = NOW + timedelta(days=1)


@pytest.fixture
def launch(world):
    return Milestone.objects.create(
        project=world.shop, name="Launch", planned_on=date(2026, 3, 20), promised_on=PROMISED, forecast_on=PROMISED
    )


def expect(launch, day, at=NOW, **facts):
    Milestone.objects.filter(pk=launch.pk).update(forecast_on=date(2026, 3, day), **facts)
    return note_slips([launch.project], at=at, changed=[launch.pk])


def live():
    return [
        (news.slipped_to_on.day, news.known_at, news.told_at is not None)
        for news in BadNews.objects.filter(over_at=None).order_by("pk")
    ]


def test_on_the_promised_day_there_is_no_news(world, launch):
    assert expect(launch, 25).begun == []
    assert not BadNews.objects.exists()


def test_after_it_there_is_with_the_clock_running_since_now(world, launch):
    slips = expect(launch, 31)

    news = BadNews.objects.get()
    assert (slips.begun, slips.clients) == ([news.pk], {world.luna.pk})
    assert (news.client, news.project, news.milestone) == (world.luna, world.shop, launch)
    assert (news.known_at, news.slipped_to_on, news.told_at) == (NOW, date(2026, 3, 31), None)
    assert news.what == "“Launch” looks like Tuesday 31 March; we promised it for Wednesday 25 March."


def test_it_is_written_in_the_language_of_the_house(world, launch):
    world.organization.language = "es"
    world.organization.save()

    expect(launch, 31)

    assert "martes, 31 de marzo" in BadNews.objects.get().what


@pytest.mark.parametrize("day", [31, 27])
def test_the_same_or_an_earlier_day_says_nothing_new(world, launch, day):
    expect(launch, 31)

    slips = expect(launch, day, at=LATER)

    assert (slips.begun, slips.grown, slips.ended) == ([], [], [])
    assert live() == [(31, NOW, False)]


def test_a_later_day_moves_it_and_the_clock_runs_on(world, launch):
    expect(launch, 27)

    expect(launch, 31, at=LATER)

    assert live() == [(31, NOW, False)]
    assert "31 March" in BadNews.objects.get().what


def test_it_ends_when_the_forecast_recovers_before_anybody_was_told(world, launch):
    expect(launch, 31)

    slips = expect(launch, 24, at=LATER)

    news = BadNews.objects.get()
    assert (slips.ended, news.over_at) == ([news.pk], LATER)


def test_a_second_slip_after_a_recovery_is_news_again(world, launch):
    expect(launch, 31)
    expect(launch, 24, at=LATER)

    expect(launch, 31, at=LATER + timedelta(days=1))

    assert live() == [(31, LATER + timedelta(days=1), False)]


def test_what_they_were_told_stays_and_only_something_later_is_news(world, launch):
    expect(launch, 27)
    BadNews.objects.get().tell(way_out="In two steps", channel="phone", by=world.marek, at=NOW)

    expect(launch, 24, at=LATER)
    expect(launch, 26, at=LATER)
    told_of_it_all = live()
    expect(launch, 31, at=LATER)

    assert told_of_it_all == [(27, NOW, True)]
    assert live() == [(27, NOW, True), (31, LATER, False)]


def test_a_new_agreed_date_ends_it(world, launch):
    expect(launch, 31)

    expect(launch, 31, at=LATER, promised_on=date(2026, 4, 1))

    assert live() == []


def test_done_in_time_ends_it_and_done_late_does_not(world, launch):
    expect(launch, 31)
    late = expect(launch, 31, at=LATER, done_on=date(2026, 3, 30))
    in_time = expect(launch, 31, at=LATER, done_on=date(2026, 3, 25))

    assert (len(late.ended), len(in_time.ended)) == (0, 1)


def test_a_plan_behind_the_promise_is_news_where_nothing_is_forecast(world, launch):
    Milestone.objects.filter(pk=launch.pk).update(forecast_on=None, planned_on=date(2026, 3, 30))

    note_slips([world.shop], at=NOW)

    assert live() == [(30, NOW, False)]


def test_it_is_for_whom_the_promise_was_made_to_or_who_decides(world, launch):
    ProjectContact.objects.create(project=world.shop, contact=world.ana, role="decider")
    second = Milestone.objects.create(
        project=world.shop, name="Photos", promised_on=PROMISED, forecast_on=date(2026, 3, 30)
    )
    Promise.objects.create(
        client=world.luna, project=world.shop, milestone=second, text="Photos", made_to=world.otto, made_at=NOW
    )

    expect(launch, 31)

    assert dict(BadNews.objects.values_list("milestone__name", "contact__name")) == {
        "Launch": "Ana Prado",
        "Photos": "Otto Otero",
    }
    assert word_given(world.shop) == {launch.pk: ("Ana Prado",), second.pk: ("Otto Otero",)}


@pytest.fixture
def promise(world, launch):
    return Promise.objects.create(
        client=world.luna, project=world.shop, milestone=launch, text="The shop", made_at=NOW, promised_on=PROMISED
    )


def test_a_promise_is_expected_with_its_milestone(world, launch, promise):
    slips = expect(launch, 31)

    promise.refresh_from_db()
    assert (slips.promises, promise.forecast_on) == ([promise.pk], date(2026, 3, 31))


def test_what_somebody_expects_stays_until_the_facts_say_something_new(world, launch, promise):
    promise.expect_on(date(2026, 4, 2))
    Milestone.objects.filter(pk=launch.pk).update(forecast_on=date(2026, 3, 31))

    slips = note_slips([world.shop], at=NOW, changed=[])

    assert slips.promises == []


def test_a_date_they_were_warned_of_stays_while_it_gets_no_worse(world, launch, promise):
    expect(launch, 31)
    promise.refresh_from_db()
    promise.warn(way_out="In two steps", channel="phone", by=world.marek, at=NOW)

    better, worse = expect(launch, 27, at=LATER), expect(launch, 31, at=LATER, forecast_late_on=None)
    Milestone.objects.filter(pk=launch.pk).update(forecast_on=date(2026, 4, 6))
    much_worse = note_slips([world.shop], at=LATER, changed=[launch.pk])

    assert (better.promises, worse.promises, much_worse.promises) == ([], [], [promise.pk])


def test_a_kept_promise_is_left_alone(world, launch, promise):
    promise.keep(on=date(2026, 3, 11), by=world.marek)

    assert expect(launch, 31).promises == []


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_milestones(world, count):
    for number in range(count):
        Milestone.objects.create(project=world.shop, name=f"M{number}", promised_on=PROMISED, forecast_on=PROMISED)

    with CaptureQueriesContext(connection) as asked:
        note_slips([world.shop], at=NOW, organization=world.organization)

    assert len([one for one in asked if one["sql"].startswith("SELECT")]) == 5
