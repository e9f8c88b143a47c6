"""What a calendar program on a phone does, for tests of keeping both sides in step."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from icalendar import Calendar

from tests.world import World
from vinculo.exchange.calendars.sync import sync
from vinculo.meetings.models import CalendarAccount, Meeting
from vinculo.meetings.planning import Plan, plan

PASSWORD = "una-frase-larga"  # noqa: S105


def at(days: int, hour: int = 9) -> datetime:
    return (timezone.now() + timedelta(days=days)).astimezone(UTC).replace(hour=hour, minute=0, second=0, microsecond=0)


def planned(world: World, **more: Any) -> Meeting:
    given = {"starts_at": at(5), "contacts": (world.ana,), "place": "Calle Sol 3", **more}
    by = given.pop("by", world.marek)
    said = Plan(world.luna, "The menu", time_zone="Europe/Madrid", **given)
    return plan(said, by=by, at=timezone.now(), letters=False)


def on_phone(phone: Any) -> list[tuple[str, datetime | date]]:
    found = [(str(e.icalendar_component["summary"]), e.icalendar_component["dtstart"].dt) for e in phone.events()]
    return sorted((name, when.astimezone(UTC) if isinstance(when, datetime) else when) for name, when in found)


def written(uid: str, begins: datetime, *more: str, title: str = "Dentist", stamp: datetime | None = None) -> str:
    stamped = (stamp or timezone.now()).astimezone(UTC)
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Phone//EN", "BEGIN:VEVENT", f"UID:{uid}",
        f"DTSTAMP:{stamped:%Y%m%dT%H%M%SZ}", f"LAST-MODIFIED:{stamped:%Y%m%dT%H%M%SZ}", f"SUMMARY:{title}",
        f"DTSTART:{begins:%Y%m%dT%H%M%SZ}", f"DTEND:{begins + timedelta(hours=1):%Y%m%dT%H%M%SZ}", *more,
        "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    return "\r\n".join(lines)


def edit(phone: Any, title: str, stamp: datetime, **changes: Any) -> None:
    """Change an event as a phone does, in place."""
    event = next(one for one in phone.events() if str(one.icalendar_component["summary"]) == title)
    calendar: Any = Calendar.from_ical(event.data)
    part = calendar.walk("VEVENT")[0]
    for name, value in {"last-modified": stamp, **changes}.items():
        part.pop(name, None)
        part.add(name, value)
    event.data = calendar.to_ical().decode()
    event.save()


def go(account: CalendarAccount, later: int = 0) -> None:
    account.refresh_from_db()
    assert sync(account, at=timezone.now() + timedelta(seconds=later)), account.trouble


def shift(begins: datetime, days: int) -> timedelta:
    """Ten o'clock by the wall is another moment after the clocks change."""
    local = begins.astimezone(ZoneInfo("Europe/Madrid"))
    later = local + timedelta(days=days)
    return (local.utcoffset() or timedelta()) - (later.utcoffset() or timedelta())
