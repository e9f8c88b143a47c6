"""Can this person be reached now? In the hours and the zone of that person."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext as _

from vinculo.calendar.hours import HoursNotUnderstood, WeekHours, wall_clock
from vinculo.web import dates


@dataclass(frozen=True, slots=True)
class Reach:
    """`now` is None when nobody knows. `text`: the hours of their day; `why`: what the clock says there."""

    now: bool | None
    text: str
    why: str


def reach(hours: Any, zone_name: str, at: datetime, *, our_zone: str) -> Reach:
    """`hours` as stored, `zone_name` of the contact ("" for ours), `at` aware."""
    week, zone = _week(hours), zone_named(zone_name or our_zone)
    if not week:
        return Reach(None, "", _("Nobody asked when it suits them."))
    open_now = week.now_yes_or_no(at, zone)
    today = at.astimezone(zone).date()
    spans = ", ".join(
        _("%(from)s to %(until)s") % {"from": clock(start, zone), "until": clock(end, zone)}
        for start, end in week.spans_on(today, zone)
    )
    text = spans or _("Not today")
    if spans and zone_name and zone_name != our_zone:
        text = _("%(hours)s, their time") % {"hours": text}
    if open_now.yes:
        why = _("It is %(now)s there; until %(until)s.")
        return Reach(True, text, why % {"now": clock(at, zone), "until": clock(open_now.until, zone)})
    why = _("It is %(now)s there; again %(day)s at %(time)s.")
    opens = open_now.opens_at
    if opens is None:
        return Reach(False, text, "")
    day = dates.day_near(opens.astimezone(zone).date(), today)
    return Reach(False, text, why % {"now": clock(at, zone), "day": day, "time": clock(opens, zone)})


def clock(at: datetime | None, zone: ZoneInfo) -> str:
    return wall_clock(at, zone).removeprefix("0") if at else ""


def _week(hours: Any) -> WeekHours:
    try:
        return _read(_frozen(hours))
    except (HoursNotUnderstood, TypeError, AttributeError):
        return WeekHours()


def _frozen(hours: Any) -> tuple[Any, ...]:
    return tuple((day, tuple(tuple(span) for span in spans)) for day, spans in (hours or {}).items())


@lru_cache(maxsize=512)
def _read(days: tuple[Any, ...]) -> WeekHours:
    return WeekHours.from_json({day: [list(span) for span in spans] for day, spans in days})


def zone_named(name: str) -> ZoneInfo:
    """UTC for a zone that nobody knows."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
