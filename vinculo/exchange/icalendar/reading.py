"""Read a calendar file: each event, and each time of one that comes back, becomes an appointment."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo, available_timezones

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.exchange import limits
from vinculo.exchange.history.asking import Question
from vinculo.exchange.history.records import Appointment, Records, Someone
from vinculo.exchange.icalendar.events import Event, Found, Value, events_of
from vinculo.exchange.icalendar.moments import When, length, moment, several, unknown_zones, when, zone_of
from vinculo.exchange.icalendar.repeating import Days, Unbounded, times
from vinculo.exchange.reading.formats import Format
from vinculo.exchange.refusals import Refused, Remark, RowProblem
from vinculo.language import cleaning

BEHIND, AHEAD = timedelta(days=365), timedelta(days=400)
DAYS_LONG = timedelta(days=366)
MOST_APPOINTMENTS = limits.ROWS
TIMES = ("DTSTART", "DTEND", "RECURRENCE-ID")


def look(stream: BinaryIO) -> dict[str, Any]:
    """What is to be known of the whole file to ask about its zone, as plain values."""
    found = events_of(stream)
    unsure = [event for event in found.events if event.kind == "VEVENT" and _is_unsure(event)]
    named = sorted(set().union(*(unknown_zones(_dated(event)) for event in unsure))) if unsure else []
    return {"unsure": len(unsure), "zones": [zone[:80] for zone in named[:3]], "home": _own_home(found)}


def asks(looked: Mapping[str, Any]) -> tuple[Question, ...]:
    """In which zone times are meant that name none, or one nobody knows. Nothing where every time says it."""
    count, named = looked["unsure"], looked["zones"]
    if not count:
        return ()
    home = zone_of(looked["home"] or timezone.get_current_timezone_name()) or ZoneInfo("UTC")
    if named:
        why = _("“%(zone)s” is no zone that we know.") % {"zone": cleaning.beginning(", ".join(named))}
    else:
        why = ngettext(
            "%(count)s event does not say its time zone.", "%(count)s events do not say their time zone.", count
        ) % {"count": count}
    options = tuple((zone, zone) for zone in sorted(available_timezones()) if "/" in zone)
    return (Question(name="zone", label=_("Time zone"), options=options, proposed=home.key, why=why),)


def read(
    stream: BinaryIO, format: Format, name: str, choices: Mapping[str, str], at: datetime | None = None
) -> Records:
    """The appointments of a file. Times of series come from a year ago to a year ahead of `at` (now)."""
    found = events_of(stream)
    if not found.events:
        raise Refused("no_events")
    home = zone_of(choices.get("zone", "")) or _home(found)
    return _Calendar(home, (at or timezone.now()).date()).records(found.events)


def _is_unsure(event: Event) -> bool:
    """A time of day without a zone that we know."""
    value = event.values.get("DTSTART")
    if value is None or value.text.endswith("Z") or "T" not in value.text:
        return False
    return zone_of(value.about.get("TZID", "")) is None


def _dated(event: Event) -> Iterator[Value]:
    return (event.values[name] for name in TIMES if name in event.values)


def _home(found: Found) -> ZoneInfo:
    """The zone a file names for itself, the one most of its events name, or that of whoever reads."""
    return zone_of(_own_home(found) or timezone.get_current_timezone_name()) or ZoneInfo("UTC")


def _own_home(found: Found) -> str:
    own = zone_of(found.zone)
    if own:
        return own.key
    counted: dict[str, int] = {}
    for event in found.events:
        value = event.values.get("DTSTART")
        known = zone_of(value.about["TZID"]) if value and value.about.get("TZID") else None
        if known:
            counted[known.key] = counted.get(known.key, 0) + 1
    return max(counted, key=lambda key: counted[key]) if counted else ""


@dataclass(frozen=True, slots=True)
class _Timed:
    """An event with its beginning understood."""

    event: Event
    begins: When
    zone: ZoneInfo
    lasts: timedelta


class _Calendar:
    """A file being read: times by `home` where nothing else is said, series around `today`."""

    def __init__(self, home: ZoneInfo, today: date) -> None:
        self.home = home
        self.since, self.until = today - BEHIND, today + AHEAD
        self.given = 0
        self.days = Days()

    def records(self, events: list[Event]) -> Records:
        latest: dict[tuple[str, str], _Timed] = {}
        for event in events:
            timed = self.timed(event)
            if isinstance(timed, RowProblem):
                yield timed
                continue
            key = (self.uid(timed), self.slot(timed))
            before = latest.get(key)
            if before is not None and self.is_another(before, timed):
                key = (f"{key[0][:90]}~{event.line}", key[1])
            elif before is not None:
                older, timed = sorted((before, timed), key=lambda one: one.event.sequence)
                yield RowProblem(older.event.line, self.title(older.event), "event_older")
            latest[key] = timed
        apart: dict[str, dict[str, _Timed]] = {}
        for (uid, slot), timed in latest.items():
            if slot:
                apart.setdefault(uid, {})[slot] = timed
        for (uid, slot), timed in latest.items():
            if not slot:
                yield from self.whole(uid, timed, apart.get(uid, {}))
            else:
                yield self.told(timed, f"{uid}#{slot}")

    def is_another(self, one: _Timed, other: _Timed) -> bool:
        """Some programmes give all events one name: what differs and is not newer is another event."""
        same = (self.title(one.event), one.begins) == (self.title(other.event), other.begins)
        return not same and one.event.sequence == other.event.sequence

    def timed(self, event: Event) -> _Timed | RowProblem:
        title = self.title(event)
        if event.kind != "VEVENT":
            return RowProblem(event.line, title, "event_todo")
        if not event.finished:
            return RowProblem(event.line, title, "event_unfinished")
        begins, zone = when(event.values.get("DTSTART"), self.home)
        if begins is None or not 1970 <= begins.year <= 2200:
            return RowProblem(event.line, title, "event_no_time")
        if not title:
            return RowProblem(event.line, "", "event_no_title")
        return _Timed(event, begins, zone, self.lasts(event, begins, zone))

    def lasts(self, event: Event, begins: When, zone: ZoneInfo) -> timedelta:
        ends, own = when(event.values.get("DTEND"), self.home)
        if ends is not None:
            return min(max(moment(ends, own) - moment(begins, zone), timedelta()), DAYS_LONG)
        told = length(event.values.get("DURATION"))
        if told is not None:
            return min(told, DAYS_LONG)
        return timedelta() if isinstance(begins, datetime) else timedelta(days=1)

    def title(self, event: Event) -> str:
        for text in (event.text("SUMMARY"), event.text("LOCATION"), event.text("DESCRIPTION")):
            line = cleaning.one_line(text)
            if line:
                return line[: limits.NAME]
        return ""

    def uid(self, timed: _Timed) -> str:
        uid = cleaning.one_line(timed.event.text("UID"))[:110]
        return uid or f"{moment(timed.begins, timed.zone):%Y%m%dT%H%M}-{self.title(timed.event)}"[:110]

    def slot(self, timed: _Timed) -> str:
        """Which time of a series this one stands for, or nothing."""
        value = timed.event.values.get("RECURRENCE-ID")
        at, zone = when(value, timed.zone)
        return _slot(at, zone, timed) if value and at else ""

    def whole(self, uid: str, timed: _Timed, apart: Mapping[str, _Timed]) -> Iterator[Appointment | RowProblem]:
        rule = timed.event.values.get("RRULE")
        more = timed.event.lists.get("RDATE", [])
        if _is_off(timed) or rule is None and not more:
            yield self.told(timed, uid)
            return
        try:
            starts: list[When] = list(times(rule.text, timed.begins, self.since, self.until, self.days)) if rule else []
        except Unbounded:
            yield self.told(timed, uid, Remark("rhythm_refused", cleaning.beginning(rule.text if rule else "")))
            return
        starts += several(more, timed.zone)
        starts = starts or [timed.begins]
        off = {_slot(one, timed.zone, timed) for one in several(timed.event.lists.get("EXDATE", []), timed.zone)}
        off_days = {one for one in several(timed.event.lists.get("EXDATE", []), timed.zone) if not _is_moment(one)}
        for begins in sorted(set(starts), key=lambda one: moment(one, timed.zone)):
            slot = _slot(begins, timed.zone, timed)
            day = begins.date() if isinstance(begins, datetime) else begins
            if slot in off or day in off_days or slot in apart:
                continue
            yield self.told(_Timed(timed.event, _like(begins, timed), timed.zone, timed.lasts), f"{uid}#{slot}")

    def told(self, timed: _Timed, key: str, *remarks: Remark) -> Appointment | RowProblem:
        event = timed.event
        if _is_off(timed):
            return RowProblem(event.line, self.title(event), "event_off")
        self.given += 1
        if self.given > MOST_APPOINTMENTS:
            raise Refused("too_many_rows", limit=MOST_APPOINTMENTS)
        starts_at = moment(timed.begins, timed.zone)
        unknown = unknown_zones(_dated(event))
        named = [Remark("zone_unknown", cleaning.beginning(name)) for name in sorted(unknown)]
        return Appointment(
            id=key[:150],
            title=self.title(event),
            starts_at=starts_at,
            ends_at=_end(timed, starts_at),
            all_day=not isinstance(timed.begins, datetime),
            about=cleaning.many_lines(event.text("DESCRIPTION"))[: limits.TEXT],
            place=cleaning.one_line(event.text("LOCATION"))[:300] or (cleaning.web_address(event.text("URL")) or ""),
            with_=tuple(_people(event)),
            line=event.line,
            remarks=(*remarks, *named),
        )


def _is_off(timed: _Timed) -> bool:
    return timed.event.text("STATUS").strip().upper() == "CANCELLED"


def _is_moment(at: When) -> bool:
    return isinstance(at, datetime)


def _like(begins: When, timed: _Timed) -> When:
    """A day for an event of whole days, a moment for one with a time."""
    if _is_moment(timed.begins) or not isinstance(begins, datetime):
        return begins
    return begins.date()


def _slot(at: When, zone: ZoneInfo, timed: _Timed) -> str:
    """The name of one time of a series: its day, or its moment in UTC."""
    if not _is_moment(timed.begins):
        return f"{at:%Y%m%d}"
    return f"{moment(at, zone):%Y%m%dT%H%M}" if _is_moment(at) else f"{at:%Y%m%d}"


def _end(timed: _Timed, starts_at: datetime) -> datetime | None:
    """A length is one of the clock on the wall for days, and one of the world for hours."""
    if not timed.lasts:
        return None
    if isinstance(timed.begins, datetime):
        return starts_at + timed.lasts
    days = max(1, round(timed.lasts / timedelta(days=1)))
    return moment(timed.begins + timedelta(days=days), timed.zone).astimezone(UTC)


def _people(event: Event) -> Iterable[Someone]:
    found: dict[str, Someone] = {}
    for name in ("ORGANIZER", "ATTENDEE"):
        for value in event.lists.get(name, ()):
            address = value.text.strip()
            address = address[7:] if address.lower().startswith("mailto:") else address
            email = cleaning.email_address(address) or ""
            shown = cleaning.one_line(value.about.get("CN", ""))[: limits.NAME]
            if email or shown:
                found.setdefault(email or shown, Someone(id=email or shown, name=shown, email=email))
    return found.values()
