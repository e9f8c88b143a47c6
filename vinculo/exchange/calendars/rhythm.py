"""How an event elsewhere comes back, said as our series say it. What these cannot say is no rhythm of ours."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice
from typing import Any
from zoneinfo import ZoneInfo

from vinculo.meetings.models import Repeats

KNOWN = {"FREQ", "INTERVAL", "UNTIL", "COUNT", "BYDAY", "BYMONTHDAY", "WKST"}
OURS = {("WEEKLY", 1): Repeats.WEEKLY, ("WEEKLY", 2): Repeats.FORTNIGHTLY, ("MONTHLY", 1): Repeats.MONTHLY}
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST = 400  # times of a counted series


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Empty for what takes place once."""

    repeats: str = ""
    until_on: date | None = None


def rhythm_of(event: Any, zone: ZoneInfo) -> Rhythm | None:
    """None for one that our series do not have, like the last Friday or twice a week."""
    rule, begins = event.get("rrule"), event["dtstart"].dt
    if rule is None and "rdate" not in event:
        return Rhythm()
    if "rdate" in event or isinstance(rule, list) or not rule.keys() <= KNOWN:
        return None
    repeats = OURS.get((str(_one(rule, "FREQ")).upper(), int(_one(rule, "INTERVAL") or 1)))
    if repeats is None or not _is_on_its_own_day(rule, begins, repeats):
        return None
    if "COUNT" in rule:
        number = int(_one(rule, "COUNT"))
        return Rhythm(repeats, _last(_day(begins), repeats, number)) if 0 < number <= MOST else None
    return Rhythm(repeats, _until(_one(rule, "UNTIL"), begins, zone))


def left_out(event: Any, zone: ZoneInfo) -> frozenset[datetime]:
    """The times that are off."""
    listed = event.get("exdate") or []
    lists = listed if isinstance(listed, list) else [listed]
    return frozenset(moment_of(one.dt, zone) for some in lists for one in some.dts)


def moment_of(value: Any, zone: ZoneInfo) -> datetime:
    """In UTC; a day begins at its midnight in this zone, and a time without a zone is one of it."""
    if not isinstance(value, datetime):
        return datetime.combine(value, datetime.min.time(), zone).astimezone(UTC)
    return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC)


def _one(rule: Any, name: str) -> Any:
    """A part of a rule stands there as a list; of the parts we know, each has one value."""
    values = rule.get(name) or [None]
    return values[0] if isinstance(values, list) else values


def _is_on_its_own_day(rule: Any, begins: date, repeats: str) -> bool:
    """Only the day it began on: the same of each week, or of each month by its number."""
    weekdays, numbers = rule.get("BYDAY") or [], rule.get("BYMONTHDAY") or []
    if repeats == Repeats.MONTHLY:
        return not weekdays and list(numbers) in ([], [begins.day])
    return not numbers and [str(one).upper() for one in weekdays] in ([], [DAYS[begins.weekday()]])


def _until(said: Any, begins: date, zone: ZoneInfo) -> date | None:
    """The last day on which it may take place. An end in the morning leaves out the afternoon of its day."""
    if not isinstance(said, datetime) or not isinstance(begins, datetime):
        return _day(said) if said else None
    own = begins.tzinfo or zone
    end = (said if said.tzinfo else said.replace(tzinfo=zone)).astimezone(own)
    return end.date() if end.time() >= begins.time() else end.date() - timedelta(days=1)


def _last(first: date, repeats: str, number: int) -> date:
    if repeats == Repeats.MONTHLY:
        return next(islice(_months(first), number - 1, None))
    return first + timedelta(days=(7 if repeats == Repeats.WEEKLY else 14) * (number - 1))


def _months(first: date) -> Any:
    """A month without such a day is left out, as our series do."""
    for later in count(first.month - 1):
        try:
            yield date(first.year + later // 12, later % 12 + 1, first.day)
        except ValueError:
            continue


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
