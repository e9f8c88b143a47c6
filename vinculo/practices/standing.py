"""Where each relationship stands, written beside the client so that lists need not work it out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, F, Value

from vinculo.live import tell_all
from vinculo.practices.models import HealthDay, Nudge, SeasonChoice, Standing, StandingEvent, WeatherChoice
from vinculo.practices.practice import Moment
from vinculo.practices.relationship import Relationship
from vinculo.practices.season import season
from vinculo.practices.weather import DEFAULT, weather

WRITTEN = [
    "season", "season_since", "season_reasons", "season_by_hand", "weather", "weather_by_hand", "health", "trend",
    "weather_reasons", "shares", "last_contact_at", "next_word_on", "open_nudges", "open_promises", "worst_urgency",
    "checked_at",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ByHand:
    """A season or weather set by hand that holds now."""

    value: str
    reason: str
    by_id: int | None
    at: datetime


Hands = dict[tuple[int, str], ByHand]  # by client and "season" or "weather"


def write_standings(
    relationships: Sequence[Relationship],
    live: Mapping[int, list[Nudge]],
    now: Moment,
    weights: Mapping[str, int] = DEFAULT,
) -> None:
    """
    Compute and store the standing of each client. A change of season or weather becomes an event with its reasons, and
    a change of health is noted for the day.
    """
    ids = [relationship.client.id for relationship in relationships]
    before, by_hand = Standing.objects.in_bulk(ids), _by_hand(ids, now)
    rows = [
        standing_of(relationship, live.get(pk, []), now, by_hand, weights)
        for pk, relationship in zip(ids, relationships, strict=True)
    ]
    old = [(before.get(row.client_id), row) for row in rows]
    events = [event for was, row in old if was for event in _changes(was, row, by_hand, now.at)]
    fresh = [row for was, row in old if was is None or _differs(was, row)]
    tell_all(f"client:{row.client_id}" for row in fresh)
    Standing.objects.bulk_create(
        fresh, batch_size=500, update_conflicts=True, unique_fields=["client"], update_fields=WRITTEN,
    )  # fmt: skip
    StandingEvent.objects.bulk_create(events, batch_size=500)
    _note_health((row for was, row in old if was is None or was.health != row.health), now)


def _by_hand(ids: list[int], now: Moment) -> Hands:
    rows = [
        model.objects.holding(now.today)
        .filter(client__in=ids)
        .order_by()
        .values_list("client_id", Value(kind, CharField()), F(kind), "reason", "by_id", "at")
        for model, kind in ((SeasonChoice, "season"), (WeatherChoice, "weather"))
    ]
    found = sorted(rows[0].union(rows[1], all=True), key=lambda row: row[-1])
    return {(pk, kind): ByHand(*said) for pk, kind, *said in found}


def _note_health(rows: Iterable[Standing], now: Moment) -> None:
    days = [HealthDay(client_id=row.client_id, on=now.today, health=row.health) for row in rows]
    HealthDay.objects.bulk_create(
        days, batch_size=500, update_conflicts=True, unique_fields=["client", "on"], update_fields=["health"]
    )


def standing_of(
    relationship: Relationship,
    nudges: Sequence[Nudge],
    now: Moment,
    by_hand: Mapping[tuple[int, str], ByHand] | None = None,
    weights: Mapping[str, int] = DEFAULT,
) -> Standing:
    """One standing, not yet stored."""
    season_now, weather_now = season(relationship, now), weather(relationship, now, weights)
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
        shares=dict(weather_now.shares),
        last_contact_at=last.at if last else None,
        next_word_on=word.on if word and word.on >= now.today else None,
        open_nudges=len(nudges),
        open_promises=sum(promise.is_open for promise in relationship.promises),
        worst_urgency=min((nudge.urgency for nudge in nudges), default=9),
        checked_at=now.at,
    )
    _set_by_hand(row, by_hand or {}, now)
    return row


def _set_by_hand(row: Standing, by_hand: Mapping[tuple[int, str], ByHand], now: Moment) -> None:
    if said := by_hand.get((row.client_id, "season")):
        row.season, row.season_since, row.season_by_hand = said.value, now.day_of(said.at), True
        row.season_reasons = [{"key": "by_hand", "reason": said.reason}]
    if said := by_hand.get((row.client_id, "weather")):
        row.weather, row.weather_by_hand = said.value, True
        row.weather_reasons = [{"key": "by_hand", "reason": said.reason, "points": 0}, *row.weather_reasons]


def _differs(before: Standing, row: Standing) -> bool:
    return any(getattr(before, name) != getattr(row, name) for name in WRITTEN if name != "checked_at")


def _changes(before: Standing, row: Standing, by_hand: Hands, at: datetime) -> list[StandingEvent]:
    events = []
    for kind, reasons in (("season", row.season_reasons), ("weather", row.weather_reasons)):
        old, new = getattr(before, kind), getattr(row, kind)
        if old != new:
            said, of = by_hand.get((row.client_id, kind)), {"kind": kind, "before": old, "after": new}
            by_id = said.by_id if said else None
            events.append(StandingEvent(client_id=row.client_id, **of, reasons=reasons, by_id=by_id, at=at))
    return events
