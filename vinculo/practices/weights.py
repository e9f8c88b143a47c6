"""How much each part of health can cost: set by the team, adding up to 100, and what other weights would change."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from vinculo import jobs
from vinculo.clients.models import Client
from vinculo.people.models import Person
from vinculo.practices.models import Standing, WeatherWeights
from vinculo.practices.weather import DEFAULT, checked, health_from, weather_name


def current_weights() -> Mapping[str, int]:
    """The weights that were set last, or those it comes with; one statement."""
    row = WeatherWeights.objects.order_by("-at", "-pk").first()
    try:
        return checked(row.weights) if row else DEFAULT
    except ValueError:
        return DEFAULT  # of a release with other parts


@transaction.atomic
def set_weights(weights: Mapping[str, int], *, by: Person, at: datetime) -> WeatherWeights:
    """
    From now on these weights count; everybody is looked at again soon.

    weights: points by part, whole numbers that add up to 100; raises ValueError when they do not.
    """
    row = WeatherWeights.objects.create(weights=dict(checked(weights)), by=by, at=at)
    jobs.coalesce("vinculo.practices.sweeping.begin", "weights")
    return row


def turned_by(weights: Mapping[str, int], person: Person) -> Counter[tuple[str, str]]:
    """
    How many clients this person sees would pass from one weather to another: {("clear", "storm"): 3}.

    From what the last look at each of them found, so that nobody has to be read anew; weather set by hand and unknown
    weather stay. Raises ValueError for weights that do not add up to 100.
    """
    weights = checked(weights)
    seen = Client.objects.visible_to(person).active().values("pk")
    known: Any = Standing.objects.filter(client__in=seen, health__isnull=False, weather_by_hand=False)
    turned: Counter[tuple[str, str]] = Counter()
    for before, shares in known.values_list("weather", "shares").iterator(chunk_size=2000):
        after = weather_name(health_from(shares, weights)) if shares else before
        if after != before:
            turned[before, after] += 1
    return turned
