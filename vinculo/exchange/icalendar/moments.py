"""The times of a calendar file: days, moments, zones by any of their names, lengths."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from vinculo.exchange.icalendar.events import Value

WHEN = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?(Z)?)?")
LENGTH = re.compile(r"([+-])?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?")
When = date | datetime  # a moment without a zone is one of the zone the event was written in


@lru_cache(maxsize=256)
def zone_of(name: str) -> ZoneInfo | None:
    """A zone by its name: Europe/Madrid, what Windows calls it, or a long name that ends in one."""
    plain = name.strip().strip('"')
    for one in (plain, WINDOWS_TO_OLSON.get(plain, ""), "/".join(plain.split("/")[-2:])):
        if not one or len(one) > 60 or one.startswith(("/", ".")):
            continue
        try:
            return ZoneInfo(one)
        except (KeyError, ValueError, OSError):
            continue
    return None


def when(value: Value | None, known: ZoneInfo) -> tuple[When | None, ZoneInfo]:
    """
    A day, or a moment by its own clock, and that clock's zone: the one it names, or `known` where it names none or one
    nobody knows. None for what is no date.
    """
    if value is None:
        return None, known
    found = WHEN.fullmatch(value.text.strip())
    if not found:
        return None, known
    zone = zone_of(value.about["TZID"]) or known if value.about.get("TZID") else known
    try:
        on = date(int(found[1]), int(found[2]), int(found[3]))
        if found[4] is None:
            return on, zone
        at = datetime.combine(on, time(int(found[4]), int(found[5]), min(int(found[6] or 0), 59)))
        return at, ZoneInfo("UTC") if found[7] else zone
    except ValueError:
        return None, known


def moment(at: When, zone: ZoneInfo) -> datetime:
    """In UTC; a day begins at its midnight. What lies outside of time stands at its end."""
    whole = at if isinstance(at, datetime) else datetime.combine(at, time())
    try:
        return whole.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:
        return whole.replace(tzinfo=UTC)


def length(value: Value | None) -> timedelta | None:
    found = LENGTH.fullmatch(value.text.strip().upper()) if value else None
    if not found:
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    whole = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return timedelta() if found[1] == "-" else whole


def several(values: Iterable[Value], zone: ZoneInfo) -> list[When]:
    """The dates of EXDATE or RDATE by the clock of `zone`; of a period its beginning."""
    found: list[When] = []
    for value in values:
        for part in value.text.split(","):
            at, own = when(Value(part.partition("/")[0], value.about), zone)
            if isinstance(at, datetime) and own != zone:
                at = moment(at, own).astimezone(zone).replace(tzinfo=None)
            if at is not None:
                found.append(at)
    return found


def unknown_zones(values: Iterable[Value]) -> set[str]:
    """Names of zones that nobody knows."""
    names = {value.about["TZID"] for value in values if value.about.get("TZID")}
    return {name for name in names if zone_of(name) is None}
