"""Meetings as calendars read them (RFC 5545, 5546). The library is heavy and read only here, when it is needed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from vinculo.meetings.models import Answer, Guest, Meeting, Repeats, State

PRODID = "-//Vinculo//Calendar//EN"
PARTSTAT = {
    Answer.NONE: "NEEDS-ACTION",
    Answer.ACCEPTED: "ACCEPTED",
    Answer.DECLINED: "DECLINED",
    Answer.TENTATIVE: "TENTATIVE",
}
RULES: dict[str, dict[str, Any]] = {
    Repeats.WEEKLY: {"freq": "weekly"},
    Repeats.FORTNIGHTLY: {"freq": "weekly", "interval": 2},
    Repeats.MONTHLY: {"freq": "monthly"},
}


@dataclass(frozen=True, slots=True)
class Address:
    """Somebody with a name and an e-mail address."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something else in a calendar: a day, or a time of day in a zone. `key` stays the same from reading to reading."""

    key: str
    title: str
    begins: date
    minutes: int = 30
    zone: ZoneInfo | None = None
    text: str = ""
    url: str = ""
    category: str = ""


def event_of(
    meeting: Meeting,
    *,
    at: datetime,
    organizer: Address | None = None,
    guests: Iterable[Guest] = (),
    text: str = "",
    url: str = "",
    left_out: Sequence[datetime] = (),
) -> Any:
    """
    One VEVENT, with its rule if it repeats; `left_out` are days of the series that have rows of their own or are off.
    `at` is the moment of writing it.
    """
    from icalendar import Event

    event = Event()
    event.add("uid", meeting.calendar_uid)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("last-modified", meeting.changed_at.astimezone(UTC))
    event.add("sequence", meeting.sequence)
    event.add("summary", meeting.title)
    event.add("status", "CANCELLED" if meeting.state == State.CANCELLED else "CONFIRMED")
    for name, value in _times(meeting):
        event.add(name, value)
    if meeting.of and meeting.slot_at:
        event.add("recurrence-id", _local(meeting, meeting.slot_at))
    if rule := rule_of(meeting):
        event.add("rrule", rule)
        if left_out:
            event.add("exdate", [_local(meeting, slot) for slot in sorted(left_out)])
    where = meeting.link if meeting.link and not meeting.place else meeting.place
    for name, words in (("location", where), ("description", text), ("url", url)):
        if words:
            event.add(name, words)
    if organizer:
        event.add("organizer", _address(organizer))
    for guest in guests:
        if guest.email:
            event.add("attendee", _attendee(guest))
    return event


def event_of_entry(entry: Entry, *, at: datetime) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.key}@vinculo")
    event.add("dtstamp", at.astimezone(UTC))
    event.add("summary", entry.title)
    if isinstance(entry.begins, datetime):
        begins = entry.begins.astimezone(entry.zone or UTC)
        event.add("dtstart", begins)
        event.add("dtend", (entry.begins + timedelta(minutes=entry.minutes)).astimezone(entry.zone or UTC))
    else:
        event.add("dtstart", entry.begins)
        event.add("dtend", entry.begins + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    for name, value in (("description", entry.text), ("url", entry.url), ("categories", entry.category)):
        if value:
            event.add(name, value)
    return event


def file_of(events: Iterable[Any], *, method: str = "", name: str = "") -> bytes:
    """A whole calendar file, with the rules of every time zone its events speak of."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", timedelta(hours=1), {"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT1H")
    years = []
    for event in events:
        calendar.add_component(event)
        years.append(event["dtstart"].dt.year)
    if years:  # only how long the list of clock changes is
        calendar.add_missing_timezones(first_date=date(min(years) - 1, 1, 1), last_date=date(max(years) + 6, 1, 1))
    return calendar.to_ical()


def rule_of(meeting: Meeting) -> dict[str, Any]:
    """The RRULE; its end is the last moment of the day that was said, in UTC as the standard wants it."""
    if not meeting.repeats:
        return {}
    rule = dict(RULES[meeting.repeats])
    if meeting.repeats_until_on:
        following = datetime.combine(meeting.repeats_until_on + timedelta(days=1), datetime.min.time(), meeting.zone)
        until = following.astimezone(UTC) - timedelta(seconds=1)
        rule["until"] = meeting.repeats_until_on if meeting.is_all_day else until
    return rule


def _times(meeting: Meeting) -> list[tuple[str, date]]:
    begins = _local(meeting, meeting.starts_at)
    if meeting.is_all_day:
        return [("dtstart", begins), ("dtend", begins + timedelta(days=meeting.days_long))]
    return [("dtstart", begins), ("dtend", meeting.ends_at.astimezone(meeting.zone))]


def _local(meeting: Meeting, at: datetime) -> date:
    """As it stands in the calendar: a day, or the time of the clock with its zone."""
    local = at.astimezone(meeting.zone)
    return local.date() if meeting.is_all_day else local


def _address(who: Address) -> Any:
    from icalendar import vCalAddress, vText

    address = vCalAddress(f"mailto:{who.email}")
    address.params["cn"] = vText(_plain(who.name))
    return address


def _attendee(guest: Guest) -> Any:
    from icalendar import vText

    address = _address(Address(guest.name, guest.email))
    address.params["role"] = vText("REQ-PARTICIPANT")
    address.params["partstat"] = vText(PARTSTAT[Answer(guest.answer)])
    address.params["rsvp"] = vText("TRUE")
    return address


def _plain(name: str) -> str:
    """A name stands in quotes there, and these cannot be written."""
    return " ".join(name.replace('"', "'").split())
