"""The events of a calendar file, as they stand in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from vinculo.exchange import limits
from vinculo.exchange.reading.text import choose_encoding, open_text
from vinculo.exchange.refusals import Refused
from vinculo.exchange.vcard.lines import NAME, PARAMETER, logical_lines, unescaped

TEXT = 4000
MANY = 200  # guests, or dates left out, of one event
KEPT = frozenset(
    "UID SEQUENCE DTSTAMP LAST-MODIFIED DTSTART DTEND DURATION SUMMARY DESCRIPTION LOCATION URL STATUS RRULE "
    "RECURRENCE-ID".split()
)
LISTED = frozenset({"RDATE", "EXDATE", "ATTENDEE", "ORGANIZER"})
ZONE = re.compile(r"X-WR-TIMEZONE(?:;[^:]*)?:(.+)", re.I)


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind a name, with what was said about it (TZID, VALUE, CN)."""

    text: str
    about: Mapping[str, str]


@dataclass(slots=True)
class Event:
    """A component as written: VEVENT, or another one that is only named in the report."""

    line: int
    kind: str
    values: dict[str, Value] = field(default_factory=dict)
    lists: dict[str, list[Value]] = field(default_factory=dict)
    broken: int = 0
    finished: bool = False

    def text(self, name: str) -> str:
        found = self.values.get(name)
        return unescaped(found.text) if found else ""

    @property
    def sequence(self) -> tuple[int, str]:
        """Which of two versions of an event is the newer one."""
        number = self.text("SEQUENCE").strip()
        stamp = self.text("LAST-MODIFIED") or self.text("DTSTAMP")
        return (int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0, stamp[:20])


@dataclass(slots=True)
class Found:
    """A calendar file, read: its events and the zone it names for itself."""

    events: list[Event]
    zone: str = ""


def events_of(stream: BinaryIO) -> Found:
    """Every event and to-do of a file, in its order. Raises Refused for more than an import may hold."""
    text = open_text(stream, choose_encoding(stream))
    found = Found([])
    for event in _events(logical_lines(text), found):
        found.events.append(event)
        if len(found.events) > limits.ROWS:
            raise Refused("too_many_rows", limit=limits.ROWS)
    text.detach()
    return found


def _events(lines: Iterator[tuple[int, str]], found: Found) -> Iterator[Event]:
    event: Event | None = None
    inside = 0  # an alarm within an event has a summary and a duration of its own
    for number, line in lines:
        marker = line.strip().lstrip("\ufeff").upper()
        if marker in ("BEGIN:VEVENT", "BEGIN:VTODO", "BEGIN:VJOURNAL"):
            if event is not None:
                yield event
            event, inside = Event(number, marker[6:]), 0
        elif event is None:
            zone = ZONE.match(line)
            found.zone = zone[1].strip()[:80] if zone else found.zone
        elif marker == f"END:{event.kind}":
            event.finished = True
            yield event
            event = None
        elif marker.startswith(("BEGIN:", "END:")):
            inside = max(0, inside + (1 if marker.startswith("BEGIN:") else -1))
        elif not inside:
            _keep(event, line)
    if event is not None:
        yield event


def _keep(event: Event, line: str) -> None:
    found = NAME.match(line)
    name = found[1].upper() if found else ""
    if not found or name not in KEPT | LISTED:
        event.broken += not found or ":" not in line
        return
    at, about = found.end(), {}
    while parameter := PARAMETER.match(line, at):
        key, _, text = parameter[1].partition("=")
        about[key.strip().upper()] = text.strip().strip('"')[:200]
        at = parameter.end()
    if line[at : at + 1] != ":":
        event.broken += 1
        return
    value = Value(line[at + 1 :][:TEXT], about)
    if name in LISTED:
        several = event.lists.setdefault(name, [])
        if len(several) < MANY:
            several.append(value)
    else:
        event.values.setdefault(name, value)
