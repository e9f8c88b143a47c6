"""An event as it stands in somebody's calendar elsewhere, read into plain facts, and changed where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from vinculo.exchange.calendars.rhythm import Rhythm, left_out, moment_of, rhythm_of
from vinculo.meetings import ical
from vinculo.meetings.models import Meeting, State

BEHIND, AHEAD = timedelta(days=30), timedelta(days=400)
MOST_TIMES = 500  # of one repeating event


class NotAnEvent(ValueError):
    """There is no event in it, or none that can be read."""


@dataclass(frozen=True, slots=True)
class Seen:
    """
    One event. `stamp`: when it or one of its days was changed last, as it says itself. `rhythm`: how it comes back, if
    that is one of ours; `days`: those that differ, by the time they stand for; `left_out`: those that are off.
    """

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    is_all_day: bool
    place: str
    link: str
    note: str
    stamp: datetime | None
    zone: str
    repeats: bool
    is_off: bool
    takes_time: bool
    addresses: tuple[str, ...]
    rhythm: Rhythm | None = None
    days: tuple[tuple[datetime, "Seen"], ...] = ()
    left_out: frozenset[datetime] = frozenset()

    @property
    def minutes(self) -> int:
        if self.is_all_day:
            return 1440 * max(1, round((self.ends_at - self.starts_at) / timedelta(days=1)))
        return max(1, round((self.ends_at - self.starts_at) / timedelta(minutes=1)))


def read(text: str, zone: ZoneInfo) -> Seen:
    """The event in a calendar file; times without a zone are those of `zone`. NotAnEvent."""
    calendar = _calendar(text)
    event = _master(calendar)
    seen = _seen(event, zone)
    if not seen.repeats:
        return seen
    apart = [one for one in calendar.walk("VEVENT") if "recurrence-id" in one and str(one.get("uid")) == seen.uid]
    days = tuple((moment_of(one["recurrence-id"].dt, zone), _seen(one, zone)) for one in apart)
    stamps = [one.stamp for one in (seen, *(day for _slot, day in days)) if one.stamp]
    wide = any("range" in one["recurrence-id"].params for one in apart)  # "and all that follow" is none of ours
    return replace(
        seen, days=days, left_out=left_out(event, zone), stamp=max(stamps, default=None),
        rhythm=None if wide else rhythm_of(event, zone),
    )  # fmt: skip


def _seen(event: Any, zone: ZoneInfo) -> Seen:
    begins = event.get("dtstart")
    if begins is None:
        raise NotAnEvent("no beginning")
    is_all_day = not isinstance(begins.dt, datetime)
    starts_at = moment_of(begins.dt, zone)
    ends_at = _end(event, begins.dt, zone)
    named = getattr(getattr(begins.dt, "tzinfo", None), "key", "")
    place, url = str(event.get("location", "")), str(event.get("url", ""))
    link = next((one for one in (place, url) if one.startswith("https://") and len(one) <= 500), "")
    return Seen(
        uid=str(event.get("uid", ""))[:255],
        title=" ".join(str(event.get("summary", "")).split())[:160],
        starts_at=starts_at,
        ends_at=max(ends_at, starts_at),
        is_all_day=is_all_day,
        place=place[:300],
        link=link,
        note=str(event.get("description", ""))[:2000],
        stamp=_stamp(event),
        zone=named if named else zone.key,
        repeats="rrule" in event or "rdate" in event,
        is_off=str(event.get("status", "")).upper() == "CANCELLED",
        takes_time=str(event.get("transp", "")).upper() != "TRANSPARENT",
        addresses=tuple(_addresses(event)),
        rhythm=Rhythm(),
    )


def times(text: str, zone: ZoneInfo, *, at: datetime) -> Iterator[tuple[datetime, datetime]]:
    """When a repeating event takes place, from a month ago to a year ahead."""
    import recurring_ical_events

    found = recurring_ical_events.of(_calendar(text)).between(at - BEHIND, at + AHEAD)
    for one in found[:MOST_TIMES]:
        yield moment_of(one.start, zone), moment_of(one.end, zone)


def changed(text: str, meeting: Meeting, *, at: datetime) -> bytes:
    """The file with the times, name and place of a meeting, and everything else (an alarm, a colour) as it was."""
    calendar = _calendar(text)
    event = _master(calendar)
    ours = ical.event_of(meeting, at=at)
    for name in ("dtstart", "dtend", "summary", "status", "last-modified", "dtstamp", "sequence", "location"):
        event.pop(name, None)
        if name in ours:
            event[name] = ours[name]
    event.pop("duration", None)
    for old in calendar.walk("VTIMEZONE"):
        calendar.subcomponents.remove(old)
    calendar.add_missing_timezones(first_date=date(at.year - 1, 1, 1), last_date=date(at.year + 6, 1, 1))
    return calendar.to_ical()


def written(meeting: Meeting, address: str, *, at: datetime) -> bytes:
    """
    A meeting for a calendar. Who is asked stands in words: as guests they would get a second invitation from the other
    server. A series comes with the days that are different.
    """
    guests = [guest.name for guest in meeting.guests.asked().select_related("contact", "person").by_name()]
    text = "\n\n".join(filter(None, (meeting.link, ", ".join(guests), meeting.note)))
    days = list(meeting.days.all()) if meeting.repeats else []
    off = [one.slot_at for one in days if one.state == State.CANCELLED and one.slot_at]
    events = [ical.event_of(meeting, at=at, text=text, url=address, left_out=off)]
    events += [ical.event_of(one, at=at, text=text, url=address) for one in days if one.state != State.CANCELLED]
    return ical.file_of(events)


def is_same(seen: Seen, meeting: Meeting) -> bool:
    """Whether both say the same time, rhythm, name and place."""
    where = meeting.link if meeting.link and not meeting.place else meeting.place
    ours = (meeting.starts_at, meeting.minutes, meeting.is_all_day, " ".join(meeting.title.split()), where[:300])
    rhythm = Rhythm(meeting.repeats, meeting.repeats_until_on)
    return seen.rhythm == rhythm and (seen.starts_at, seen.minutes, seen.is_all_day, seen.title, seen.place) == ours


def _calendar(text: str) -> Any:
    from icalendar import Calendar

    try:
        return Calendar.from_ical(text)
    except Exception as why:
        raise NotAnEvent(str(why)) from why


def _master(calendar: Any) -> Any:
    found = [event for event in calendar.walk("VEVENT") if "recurrence-id" not in event]
    if not found:
        raise NotAnEvent("no event")
    return found[0]


def _end(event: Any, begins: Any, zone: ZoneInfo) -> datetime:
    if "dtend" in event:
        return moment_of(event["dtend"].dt, zone)
    if "duration" in event:
        return moment_of(begins + event["duration"].dt, zone)
    return moment_of(begins if isinstance(begins, datetime) else begins + timedelta(days=1), zone)


def _stamp(event: Any) -> datetime | None:
    for name in ("last-modified", "dtstamp"):
        stamp = getattr(event.get(name), "dt", None)
        if isinstance(stamp, datetime):
            return (stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)).astimezone(UTC)
    return None


def _addresses(event: Any) -> Iterator[str]:
    for name in ("attendee", "organizer"):
        listed = event.get(name) or []
        for one in listed if isinstance(listed, list) else [listed]:
            yield str(one).lower().removeprefix("mailto:").strip()
