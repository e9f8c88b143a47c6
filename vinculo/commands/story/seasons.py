"""The seasons a client of the story went through, worked out from its talk and projects and written as events."""

from datetime import timedelta

from vinculo.commands.story.times import Times
from vinculo.practices.models import StandingEvent
from vinculo.practices.practice import Moment
from vinculo.practices.reading import read_all
from vinculo.practices.season import season

DAYS_BACK = 730
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
