"""How much each part of health can cost."""

from datetime import timedelta

from django.utils import timezone

from vinculo.agreements.models import Promise
from vinculo.jobs.models import PendingJob
from vinculo.practices import recheck
from vinculo.practices.models import HealthDay, Standing, WeatherWeights
from vinculo.practices.weather import DEFAULT

ALL_ON_PROMISES = {"promises": 100, "answers": 0, "rhythm": 0, "mood": 0, "trouble": 0, "money": 0}


def break_a_promise(world):
    now = timezone.now()
    Promise.objects.create(
        client=world.luna, text="Send the menu", made_at=now - timedelta(days=20),
        promised_on=timezone.localdate() - timedelta(days=2),
    )  # fmt: skip
    recheck.check([world.luna.pk], at=now)


def test_points_that_are_not_a_hundred_are_refused(world, signed_in):
    response = signed_in(world.rita).post("/settings/weather/", {**DEFAULT, "promises": 31})

    assert "Together these are 101 points" in response.content.decode()
    assert not WeatherWeights.objects.exists()


def test_what_would_change_is_shown_and_changes_nothing(world, signed_in):
    break_a_promise(world)

    same = signed_in(world.rita).get("/settings/weather/", DEFAULT).content.decode()
    other = signed_in(world.rita).get("/settings/weather/", ALL_ON_PROMISES).content.decode()

    assert "weather would change" in same
    assert "1 client would go from clear to changeable." in other
    assert not WeatherWeights.objects.exists()


def test_saved_points_count_at_the_next_look(world, signed_in):
    break_a_promise(world)

    signed_in(world.rita).post("/settings/weather/", ALL_ON_PROMISES)
    recheck.check([world.luna.pk], at=timezone.now())

    standing = Standing.objects.get(client=world.luna)
    assert (standing.health, standing.weather) == (50, "changeable")
    assert HealthDay.objects.get(client=world.luna).health == 50
    assert WeatherWeights.objects.get().by == world.rita
    assert PendingJob.objects.filter(key__contains="sweeping.begin").exists()
