"""Where each relationship stands, written beside the client so that lists need not work it out."""

from collections.abc import Sequence
from datetime import datetime

from vinculo.practices.models import Nudge, SeasonChoice, Standing, StandingEvent
from vinculo.practices.practice import Moment
from vinculo.practices.relationship import Relationship
from vinculo.practices.season import season
from vinculo.practices.weather import weather

WRITTEN = [
    "season", "season_since", "season_reasons", "season_by_hand", "weather", "health", "trend", "weather_reasons",
    "last_contact_at", "next_word_on", "open_nudges", "open_promises", "worst_urgency", "checked_at",
]  # fmt: skip


def write_standings(relationships: Sequence[Relationship], live: dict[int, list[Nudge]], now: Moment) -> None:
    """Compute and store the standing of each client; a change of season or weather becomes an event with reasons."""
    ids = [relationship.client.id for relationship in relationships]
    before = Standing.objects.in_bulk(ids)
    by_hand = {choice.client_id: choice for choice in SeasonChoice.objects.filter(client__in=ids, ended_at=None)}
    rows, events = [], []
    for relationship in relationships:
        pk = relationship.client.id
        row = standing_of(relationship, live.get(pk, []), now, by_hand.get(pk))
        rows.append(row)
        if pk in before:
            events += _changes(before[pk], row, now.at)
    changed = [row for row in rows if row.client_id not in before or _differs(before[row.client_id], row)]
    Standing.objects.bulk_create(
        changed, batch_size=500, update_conflicts=True, unique_fields=["client"], update_fields=WRITTEN
    )
    StandingEvent.objects.bulk_create(events, batch_size=500)


def standing_of(
    relationship: Relationship, nudges: Sequence[Nudge], now: Moment, choice: SeasonChoice | None = None
) -> Standing:
    """One standing, not yet stored."""
    season_now, weather_now = season(relationship, now), weather(relationship, now)
    last, word = relationship.last_exchange, relationship.next_word
    row = Standing(
        client_id=relationship.client.id,
        season=season_now.season,
        season_since=season_now.since_on,
        season_reasons=list(season_now.reasons),
        weather=weather_now.weather,
        health=weather_now.health,
        trend=weather_now.trend,
        weather_reasons=list(weather_now.reasons),
        last_contact_at=last.at if last else None,
        next_word_on=word.on if word and word.on >= now.today else None,
        open_nudges=len(nudges),
        open_promises=sum(promise.is_open for promise in relationship.promises),
        worst_urgency=min((nudge.urgency for nudge in nudges), default=9),
        checked_at=now.at,
    )
    if choice:
        row.season, row.season_since, row.season_by_hand = choice.season, now.day_of(choice.at), True
        row.season_reasons = [{"key": "by_hand", "reason": choice.reason}]
    return row


def _differs(before: Standing, row: Standing) -> bool:
    return any(getattr(before, name) != getattr(row, name) for name in WRITTEN if name != "checked_at")


def _changes(before: Standing, row: Standing, at: datetime) -> list[StandingEvent]:
    events = []
    for kind, reasons in (("season", row.season_reasons), ("weather", row.weather_reasons)):
        old, new = getattr(before, kind), getattr(row, kind)
        if old != new:
            events.append(
                StandingEvent(client_id=row.client_id, kind=kind, before=old, after=new, reasons=reasons, at=at)
            )
    return events
