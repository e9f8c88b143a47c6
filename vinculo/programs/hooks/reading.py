"""
Finding what happened, once: a timetable looks at what was committed since it looked last.

An event, its deliveries and how far we have read are written in one transaction, so whoever dies in between leaves all
of it to the next. Only what a running address wants is looked for.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Max, Q, QuerySet

from vinculo import jobs
from vinculo.db.locking import lock_named
from vinculo.programs.hooks.catalogue import ALL, SOON, Entries, Rows, Told
from vinculo.programs.models import Delivery, Event, Hook, Place
from vinculo.record.models import Entry

SEND = "vinculo.programs.hooks.sending.send"
LOCK = "events for hooks"
AT_ONCE = 5_000  # of one kind in one reading
LONGEST = timedelta(days=7)  # that a standing worker is made up for
Found = tuple[str, str, int, int | None, datetime]  # kind, about, its id, the client's, when


@dataclass(frozen=True, slots=True)
class _Seen:
    found: list[Found]
    seq: int


def look(at: datetime) -> int:
    """Write down what happened since, and put it on its way. Returns how many events are new."""
    wanted = set[str]().union(*Hook.objects.running().values_list("events", flat=True))
    return sum(_look_for(told, at) for told in ALL if told.kind in wanted)


@transaction.atomic
def begin(kinds: Iterable[str], *, at: datetime) -> None:
    """Somebody wants to hear of these from now on: what happened before is known, and told to nobody."""
    lock_named(LOCK)
    heard = set[str]().union(*Hook.objects.running().values_list("events", flat=True))
    there = set(Place.objects.values_list("kind", flat=True))
    _look_past([told for told in ALL if told.kind in set(kinds) - (heard & there)], at)


@transaction.atomic
def _look_for(told: Told, at: datetime) -> int:
    lock_named(LOCK)
    place = Place.objects.filter(kind=told.kind).first()
    if place is None:
        _look_past([told], at)
        return 0
    seen = _seen(told, place, at)
    new = _new(seen.found)[:AT_ONCE]
    events = Event.objects.bulk_create((_event(one, at) for one in new), batch_size=500)
    _put_on_its_way(told.kind, events, at)
    is_behind = len(new) == AT_ONCE
    Place.objects.filter(pk=place.pk).update(seq=seen.seq, at=place.at if is_behind else at)
    return len(events)


def _look_past(kinds: list[Told], at: datetime) -> None:
    newest = Entry.objects.aggregate(newest=Max("seq"))["newest"] or 0
    Place.objects.filter(kind__in=[told.kind for told in kinds]).delete()
    places = Place.objects.bulk_create(Place(kind=told.kind, at=at, seq=newest) for told in kinds)
    new = [one for told, place in zip(kinds, places, strict=True) for one in _new(_seen(told, place, at).found)]
    Event.objects.bulk_create((_event(one, at) for one in new), batch_size=500)


def _put_on_its_way(kind: str, events: list[Event], at: datetime) -> None:
    hooks = [hook for hook in Hook.objects.running().order_by("pk") if hook.wants(kind)] if events else []
    Delivery.objects.bulk_create(
        (Delivery(hook=hook, event=event, made_at=at, due_at=at) for event in events for hook in hooks), batch_size=500
    )
    for hook in hooks:
        jobs.coalesce(SEND, str(hook.pk), hook.pk)


def _seen(told: Told, place: Place, at: datetime) -> _Seen:
    found: list[Found] = []
    rows = [source for source in told.sources if isinstance(source, Rows)]
    for source in rows:
        found += _rows(told, source, max(place.at, at - LONGEST), at)
    entries = [source for source in told.sources if isinstance(source, Entries)]
    if not entries:
        return _Seen(found, place.seq)
    # Never more than one reading writes down, so that how far it came is how far it told.
    read = list(Entry.objects.filter(seq__gt=place.seq, kind__in={one.kind for one in entries}).in_order()[:AT_ONCE])
    found += [fits for entry in read for fits in _fits(told, entry, entries)]
    return _Seen(found, read[-1].seq if read else place.seq)


def _rows(told: Told, source: Rows, since: datetime, at: datetime) -> Iterator[Found]:
    model = apps.get_model(source.model)
    fields = [source.about, source.moment, *([source.client] if source.client else [])]
    earliest = _begin(since, source)
    is_day = model._meta.get_field(source.moment).get_internal_type() == "DateField"
    new = Q((f"{source.moment}__gte", earliest.date() if is_day else earliest))
    if source.noted:
        new |= Q((f"{source.noted}__gte", since - SOON), (f"{source.moment}__isnull", False))
    if source.by_import:
        new |= Q(pk__in=_imported(source, since - SOON), **{f"{source.moment}__isnull": False})
    later = model.objects.filter(source.where, new)
    for about, moment, *client in later.order_by(source.moment, "pk").values_list(*fields):
        yield told.kind, told.about, about, client[0] if client else None, _moment(moment)


def _imported(source: Rows, since: datetime) -> QuerySet[Any, Any]:
    """Into which rows an import has written the moment since."""
    written = apps.get_model("exchange.Change").objects.filter(label=source.model.lower(), run__applied_at__gte=since)
    found: QuerySet[Any, Any] = written.filter(after__has_key=source.moment).values("object_id")
    return found


def _begin(since: datetime, source: Rows) -> datetime:
    """A transaction that ends late is seen late: its rows bear an earlier moment than our last look."""
    return since - source.back


def _fits(told: Told, entry: Entry, sources: list[Entries]) -> Iterator[Found]:
    facts, (subject, _colon, pk) = json.loads(entry.body)["facts"], entry.subject.partition(":")
    for source in sources:
        if entry.kind != source.kind or (source.subject and source.subject != subject):
            continue
        about = facts.get(source.about_id) if source.about_id else int(pk) if pk.isdigit() else None
        if about and all(facts.get(name) == value for name, value in source.facts.items()):
            yield told.kind, told.about, about, entry.client_id, entry.at
            return


def _new(found: list[Found]) -> list[Found]:
    """Those that are not written down yet."""
    if not found:
        return []
    known = Event.objects.filter(kind=found[0][0], moment__gte=min(one[4] for one in found))
    seen = set(known.values_list("about_id", "moment"))
    new = []
    for one in found:
        if (one[2], one[4]) not in seen:
            seen.add((one[2], one[4]))
            new.append(one)
    return new


def _event(found: Found, at: datetime) -> Event:
    kind, about, pk, client_id, moment = found
    return Event(kind=kind, about=about, about_id=pk, client_id=client_id, moment=moment, found_at=at)


def _moment(on: date | datetime) -> datetime:
    """A day is told as its beginning."""
    return on if isinstance(on, datetime) else datetime.combine(on, time(), UTC)
