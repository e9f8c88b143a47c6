"""Season and weather set by hand, with a reason, until a day or until somebody takes it back. Nothing is deleted."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from vinculo.clients.models import Client
from vinculo.people.models import Person
from vinculo.practices.models import SeasonChoice, WeatherChoice
from vinculo.practices.recheck import client_changed


def set_season(
    client: Client, season: str, *, reason: str, by: Person, at: datetime, until_on: date | None = None
) -> SeasonChoice:
    """It counts from now on instead of what the record says. until_on: the last day it holds; None: for good."""
    choice: SeasonChoice = _set(SeasonChoice, client, by, at, season=season, reason=reason, until_on=until_on)
    return choice


def set_weather(
    client: Client, weather: str, *, reason: str, by: Person, at: datetime, until_on: date | None = None
) -> WeatherChoice:
    """It counts from now on; health and the facts behind it go on being worked out, and are shown beside it."""
    choice: WeatherChoice = _set(WeatherChoice, client, by, at, weather=weather, reason=reason, until_on=until_on)
    return choice


def let_season_be(client: Client, *, by: Person, at: datetime) -> None:
    """The record says the season again."""
    _end(SeasonChoice, client, by, at)


def let_weather_be(client: Client, *, by: Person, at: datetime) -> None:
    """The record says the weather again."""
    _end(WeatherChoice, client, by, at)


@transaction.atomic
def _set(model: Any, client: Client, by: Person, at: datetime, **said: Any) -> Any:
    model.objects.filter(client=client, ended_at=None).update(ended_at=at, ended_by=by)
    choice = model.objects.create(client=client, by=by, at=at, **said)
    client_changed(client.pk)
    return choice


@transaction.atomic
def _end(model: Any, client: Client, by: Person, at: datetime) -> None:
    if model.objects.filter(client=client, ended_at=None).update(ended_at=at, ended_by=by):
        client_changed(client.pk)
