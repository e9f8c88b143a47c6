"""One event as a calendar file (RFC 5545)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

LINE = 75  # bytes


@dataclass(frozen=True, slots=True)
class Event:
    """`begins` a moment, with `ends`; or a day. `key` tells it from others, so that a newer file replaces it."""

    key: str
    title: str
    begins: date
    ends: datetime | None = None


def calendar(event: Event) -> str:
    """The file, with the line ends and folds that calendars want."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Vinculo//Portal//EN", "BEGIN:VEVENT",
        f"UID:{event.key}@vinculo", f"DTSTAMP:{_moment(timezone.now())}", *_when(event),
        f"SUMMARY:{escaped(event.title)}", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    """What somebody wrote cannot begin a line of its own."""
    flat = " ".join(text.split())
    return flat.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def folded(line: str) -> str:
    """No line is longer than 75 bytes; a letter is never cut."""
    parts, part, size = [], "", 0
    for letter in line:
        weight = len(letter.encode())
        if size + weight > LINE:
            parts.append(part)
            part, size = " ", 1
        part, size = part + letter, size + weight
    return "\r\n".join([*parts, part])


def _when(event: Event) -> list[str]:
    if isinstance(event.begins, datetime):
        ends = event.ends or event.begins + timedelta(minutes=30)
        return [f"DTSTART:{_moment(event.begins)}", f"DTEND:{_moment(ends)}"]
    following = event.begins + timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{event.begins:%Y%m%d}", f"DTEND;VALUE=DATE:{following:%Y%m%d}"]


def _moment(value: datetime) -> str:
    return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"
