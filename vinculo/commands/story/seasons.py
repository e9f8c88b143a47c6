"""The seasons and the health a client of the story went through, worked out from what was known week by week."""

from datetime import timedelta

from vinculo.commands.story.times import Times
from vinculo.practices.models import HealthDay, StandingEvent
from vinculo.practices.practice import Moment
from vinculo.practices.reading import read_all
from vinculo.practices.season import season
from vinculo.practices.weather import health_at

DAYS_BACK, YEAR = 730, 365
STEP = 7


def tell_seasons(client_ids: list[int], times: Times) -> None:
    """One event for each passing from a season to another in the last two years, as it was known week by week."""
    events = []
    for relationship in read_all(client_ids):
        before = ""
        started = relationship.client.created_at or times.now
        for days in range(DAYS_BACK, 0, -STEP):
            now = Moment(times.now - timedelta(days=days), times.calendar)
            if now.at < started:
                continue
            found = season(relationship.as_known_at(now.at), now)
            if before and found.season != before:
                events.append(
                    StandingEvent(
                        client_id=relationship.client.id,
                        kind="season",
                        before=before,
                        after=found.season,
                        reasons=list(found.reasons),
                        at=now.at,
                    )
                )
            before = found.season
    StandingEvent.objects.bulk_create(events)


def tell_health(client_ids: list[int], times: Times) -> None:
    """The line of health over the last year: a point for each week in which it was another."""
    points = []
    for relationship in read_all(client_ids):
        started = relationship.client.created_at or times.now
        before: int | None = None
        for days in range(YEAR, 0, -STEP):
            now = Moment(times.now - timedelta(days=days), times.calendar)
            if now.at >= started:
                health = health_at(relationship.as_known_at(now.at), now)
                if health != before:
                    points.append(HealthDay(client_id=relationship.client.id, on=now.today, health=health))
                before = health
    HealthDay.objects.bulk_create(points)
