"""A check writes nudges and the standing; a change asks for one check; the clock asks too."""

from datetime import timedelta

import pytest

from tests.world import NOW, TODAY
from vinculo.agreements.models import Promise
from vinculo.conversations.models import Interaction, Question
from vinculo.jobs.models import PendingJob
from vinculo.practices import recheck
from vinculo.practices.models import Nudge, SeasonChoice, Standing, StandingEvent


@pytest.fixture
def broken(world):
    return Promise.objects.create(
        client=world.luna,
        text="Menu",
        made_to=world.ana,
        owner=world.marek,
        made_at=NOW - timedelta(days=20),
        promised_on=TODAY - timedelta(days=2),
    )


def test_a_check_writes_where_the_relationship_stands(world, broken):
    said = Interaction.objects.create(client=world.luna, at=NOW - timedelta(days=1), channel="phone", by=world.marek)

    recheck.check([world.luna.pk], at=NOW)

    standing = Standing.objects.get(client=world.luna)
    assert standing.last_contact_at == said.at
    assert standing.open_promises == 1
    assert standing.open_nudges == Nudge.objects.live().filter(client=world.luna).count() > 0


def test_a_check_twice_changes_nothing(world, broken):
    recheck.check([world.luna.pk], at=NOW)
    before = list(Nudge.objects.order_by("pk").values())
    recheck.check([world.luna.pk], at=NOW)

    assert list(Nudge.objects.order_by("pk").values()) == before


def test_an_archived_client_needs_nothing(world, broken):
    recheck.check([world.luna.pk], at=NOW)
    world.luna.archive(at=NOW)
    recheck.check([world.luna.pk], at=NOW)

    assert Nudge.objects.live().filter(client=world.luna).count() == 0


def test_a_season_set_by_hand_stays(world):
    SeasonChoice.objects.create(client=world.luna, season="autumn", reason="They said so", by=world.marek, at=NOW)

    recheck.check([world.luna.pk], at=NOW)

    standing = Standing.objects.get(client=world.luna)
    assert (standing.season, standing.season_by_hand) == ("autumn", True)
    assert standing.season_reasons == [{"key": "by_hand", "reason": "They said so"}]


def test_a_change_of_season_is_an_event_with_its_reasons(world):
    recheck.check([world.luna.pk], at=NOW)
    before = Standing.objects.get(client=world.luna).season
    other = "autumn" if before != "autumn" else "winter"
    SeasonChoice.objects.create(client=world.luna, season=other, reason="Launch", by=world.marek, at=NOW)
    recheck.check([world.luna.pk], at=NOW + timedelta(hours=1))

    event = StandingEvent.objects.get(client=world.luna, kind="season")
    assert (event.before, event.after) == (before, other)
    assert event.reasons == [{"key": "by_hand", "reason": "Launch"}]


def test_asking_twice_adds_one_job(world):
    recheck.client_changed(world.luna.pk)
    recheck.client_changed(world.luna.pk)

    assert PendingJob.objects.count() == 1


def test_the_sweep_checks_everybody_who_is_not_in_the_bin(world):
    world.otero.throw_away(by=world.iga, at=NOW)

    assert recheck.sweep(at=NOW, batch=1) == 1
    assert [standing.client for standing in Standing.objects.all()] == [world.luna]


@pytest.mark.parametrize("batch", [1, 100])
def test_one_who_cannot_be_checked_keeps_nobody_from_it(world, monkeypatch, caplog, batch):
    lint = recheck.lint

    def stumbles(relationship, *given):
        if relationship.client.id == world.luna.pk:
            raise OverflowError("date value out of range")
        return lint(relationship, *given)

    monkeypatch.setattr(recheck, "lint", stumbles)

    recheck.sweep(at=NOW, batch=batch)

    assert [standing.client for standing in Standing.objects.all()] == [world.otero]
    assert f"recheck could not check {world.luna.pk}" in caplog.text


def test_the_hour_checks_those_a_clock_runs_for(world):
    Question.objects.create(client=world.luna, text="When?", asked_at=NOW, due_at=NOW + timedelta(hours=24))

    assert recheck.check_clocks(at=NOW) == 1
    assert [standing.client for standing in Standing.objects.all()] == [world.luna]


def test_a_check_costs_the_same_for_one_promise_and_for_three(world, broken, django_assert_max_num_queries):
    for text in ("Cards", "Sign"):
        Promise.objects.create(
            client=world.luna, text=text, made_at=NOW - timedelta(days=20), promised_on=TODAY - timedelta(days=2)
        )

    with django_assert_max_num_queries(51):
        recheck.check([world.luna.pk], at=NOW)
