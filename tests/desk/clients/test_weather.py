"""How it goes with a client: reasons with their links, the line of health, what changed, and weather by hand."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve
from django.utils import timezone

from vinculo.agreements.models import Promise
from vinculo.desk.clients.summary.sky import ADDRESSES, address_of
from vinculo.practices import recheck
from vinculo.practices.models import HealthDay, SeasonChoice, Standing, StandingEvent, WeatherChoice

MOST_STATEMENTS = 12


@pytest.fixture
def broken(world):
    now = timezone.now()
    return Promise.objects.create(
        client=world.luna, text="Send the menu", owner=world.marek, made_at=now - timedelta(days=20),
        promised_on=timezone.localdate() - timedelta(days=2),
    )  # fmt: skip


def look(world):
    recheck.check([world.luna.pk], at=timezone.now())


def test_every_point_lost_names_its_fact_with_a_link(world, signed_in, broken):
    look(world)

    body = signed_in(world.zofia).get(f"/clients/{world.luna.pk}/weather/").content.decode()

    assert f'href="/promises/{broken.pk}/"' in body
    assert body.index("Send the menu") < body.index("75 of 100")
    assert "15 points" in body


def test_where_a_fact_is_can_be_visited():
    missing = []
    for kind in ADDRESSES:
        try:
            resolve(address_of(f"{kind}:7", 3))
        except Resolver404:
            missing.append(kind)

    assert missing == []
    assert [address_of(ref, 3) for ref in ("person:7", "promise:x", "")] == ["", "", ""]


def test_guests_are_told_the_season_and_no_reasons(world, signed_in, broken):
    look(world)
    StandingEvent.objects.create(
        client=world.luna, kind="season", before="winter", after="summer", at=timezone.now(),
        reasons=[{"key": "in_progress", "project": "Secret project", "began_on": "2026-01-01"}],
    )  # fmt: skip

    body = signed_in(world.teo).get(f"/clients/{world.luna.pk}/").content.decode()
    seen_by_team = signed_in(world.zofia).get(f"/clients/{world.luna.pk}/").content.decode()

    assert [word for word in ("Send the menu", "of 100", "Secret project") if word in body] == []
    assert [word for word in ("Send the menu", "of 100", "Secret project") if word not in seen_by_team] == []


def test_weather_by_hand_holds_until_its_day_and_keeps_the_facts(world, signed_in, broken):
    look(world)
    today = timezone.localdate()
    there = signed_in(world.zofia)
    sent = {"weather": "storm", "reason": "They called, furious", "until_on": str(today + timedelta(days=3))}

    there.post(f"/clients/{world.luna.pk}/weather/set/", sent)
    look(world)

    standing = Standing.objects.get(client=world.luna)
    event = StandingEvent.objects.get(client=world.luna, kind="weather")
    assert (standing.weather, standing.weather_by_hand, standing.health) == ("storm", True, 75)
    assert [because["key"] for because in standing.weather_reasons] == ["by_hand", "promise_broken", "promise_open"]
    assert (event.before, event.after, event.by) == ("clear", "storm", world.zofia)

    recheck.check([world.luna.pk], at=timezone.now() + timedelta(days=5))
    assert Standing.objects.get(client=world.luna).weather_by_hand is False


def test_weather_by_hand_can_be_taken_back_and_stays_on_record(world, signed_in, broken):
    there = signed_in(world.zofia)
    there.post(f"/clients/{world.luna.pk}/weather/set/", {"weather": "storm", "reason": "They called", "until_on": ""})

    there.post(f"/clients/{world.luna.pk}/weather/let-be/")
    look(world)

    (choice,) = WeatherChoice.objects.all()
    assert (choice.ended_by, Standing.objects.get(client=world.luna).weather) == (world.zofia, "clear")
    assert "They called" in there.get(f"/clients/{world.luna.pk}/weather/").content.decode()


def test_by_hand_needs_a_reason_and_a_day_to_come(world, signed_in):
    there, yesterday = signed_in(world.zofia), timezone.localdate() - timedelta(days=1)
    for kind, value in (("weather/set", "storm"), ("season", "winter")):
        name = kind.partition("/")[0]
        for wrong in ({"reason": ""}, {"reason": "They paused", "until_on": str(yesterday)}):
            assert there.post(f"/clients/{world.luna.pk}/{kind}/", {name: value, **wrong}).status_code == 200

    assert not WeatherChoice.objects.exists()
    assert not SeasonChoice.objects.exists()


def test_the_page_costs_the_same_for_one_change_and_for_three(world, signed_in, broken):
    look(world)
    there, now = signed_in(world.zofia), timezone.now()

    def fill(number):
        for day in range(number):
            at = now - timedelta(days=day)
            HealthDay.objects.update_or_create(client=world.luna, on=at.date(), defaults={"health": 80 - day})
            StandingEvent.objects.create(client=world.luna, kind="weather", before="clear", after="storm", at=at)
            WeatherChoice.objects.create(client=world.luna, weather="clear", reason="So", by=world.marek, at=at)
            SeasonChoice.objects.create(client=world.luna, season="winter", reason="So", by=world.marek, at=at)

    def statements():
        with CaptureQueriesContext(connection) as asked:
            assert there.get(f"/clients/{world.luna.pk}/weather/").status_code == 200
        return len(asked)

    fill(1)
    statements()
    one = statements()
    fill(3)

    assert statements() == one
    assert one <= MOST_STATEMENTS


def test_a_change_of_weather_stands_in_the_history_of_the_client(world, signed_in, broken):
    StandingEvent.objects.create(
        client=world.luna, kind="weather", before="clear", after="storm", at=timezone.now(),
        reasons=[{"key": "felt_tense", "felt_on": "2026-01-07", "ref": "interaction:1", "points": 5}],
    )  # fmt: skip

    days = signed_in(world.zofia).get(f"/clients/{world.luna.pk}/").context["days"]

    (entry,) = [entry for _day, entries in days for entry in entries]
    assert entry.what == "from clear to storm"
    assert "felt tense" in entry.text
