"""
The times of an event that comes back. Every day of the window is asked whether the rule strikes on it, so a rule
without an end, by the second, or one that never strikes costs no more than any other; what cannot be asked a day at a
time is Unbounded, and the event then stands for its first time alone.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from vinculo.exchange.icalendar.moments import When

MOST_TIMES = 800  # of one event
MOST_DAYS = 20_000  # that one rule is asked about
MOST_DAYS_OF_ALL = 1_500_000  # that the rules of one file are asked about
FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
PARTS = frozenset("FREQ INTERVAL COUNT UNTIL BYDAY BYMONTHDAY BYMONTH BYSETPOS WKST".split())
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
UNTIL = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?")


class Unbounded(ValueError):
    """A rule that cannot be followed within bounds."""


@dataclass(slots=True)
class Days:
    """How many days the rules of one file may still be asked about, together."""

    left: int = MOST_DAYS_OF_ALL

    def take(self, count: int) -> None:
        self.left -= max(count, 1)
        if self.left < 0 or count > MOST_DAYS:
            raise Unbounded("too many days")


@dataclass(frozen=True, slots=True)
class Rule:
    """What an RRULE says, as far as it is followed."""

    frequency: str
    interval: int
    count: int
    until: date
    weekdays: frozenset[tuple[int, int]]  # (which of the month, 0 for every; day of the week)
    month_days: frozenset[int]
    months: frozenset[int]
    positions: frozenset[int]
    week_begins: int


def times(text: str, begins: When, since: date, until: date, days: Days) -> list[datetime]:
    """When the rule strikes, by the clock of the event, between two days. Raises Unbounded."""
    first = begins if isinstance(begins, datetime) else datetime.combine(begins, time())
    rule = rule_of(text, until)
    start = first.date() if rule.count else max(first.date(), since)
    last = min(rule.until, until)
    days.take((last - start).days)
    struck = (on for on in _days(start, last) if on == first.date() or strikes(rule, on, first.date()))
    found: list[datetime] = []
    for count, on in enumerate(struck, start=1):
        if rule.count and count > rule.count or len(found) == MOST_TIMES:
            break
        if on >= since:
            found.append(datetime.combine(on, first.time()))
    return found


def strikes(rule: Rule, on: date, first: date) -> bool:
    """Whether an event that began on `first` takes place on this day."""
    if rule.months and on.month not in rule.months or not _in_turn(rule, on, first):
        return False
    if rule.positions:
        return _is_chosen(rule, on, first)
    return _is_day(rule, on, first)


def rule_of(text: str, latest: date) -> Rule:
    """Read a rule. Raises Unbounded for one that is not followed."""
    parts: dict[str, str] = {}
    for part in text.strip().upper().rstrip(";").split(";"):
        name, _, value = part.partition("=")
        if name not in PARTS or not value or len(value) > 200:
            raise Unbounded(text)
        parts[name] = value
    if parts.get("FREQ") not in FREQUENCIES:
        raise Unbounded(text)
    rule = Rule(
        frequency=parts["FREQ"],
        interval=_number(parts.get("INTERVAL", "1"), 1),
        count=_number(parts["COUNT"], 1, MOST_DAYS) if "COUNT" in parts else 0,
        until=_until(parts["UNTIL"]) if "UNTIL" in parts else latest,
        weekdays=frozenset(map(_weekday, _listed(parts, "BYDAY"))),
        month_days=frozenset(_number(one, -31, 31) for one in _listed(parts, "BYMONTHDAY")),
        months=frozenset(_number(one, 1, 12) for one in _listed(parts, "BYMONTH")),
        positions=frozenset(_number(one, -31, 31) for one in _listed(parts, "BYSETPOS")),
        week_begins=WEEKDAYS.index(parts["WKST"]) if parts.get("WKST") in WEEKDAYS else 0,
    )
    counted = any(which for which, _day in rule.weekdays) or rule.positions
    if counted and (rule.frequency in ("DAILY", "WEEKLY") or rule.frequency == "YEARLY" and not rule.months):
        raise Unbounded(text)
    return rule


def _in_turn(rule: Rule, on: date, first: date) -> bool:
    """Whether the day lies in a week, month or year that is not skipped."""
    if rule.frequency == "DAILY":
        passed = (on - first).days
    elif rule.frequency == "WEEKLY":
        passed = (_week(on, rule.week_begins) - _week(first, rule.week_begins)).days // 7
    elif rule.frequency == "MONTHLY":
        passed = (on.year - first.year) * 12 + on.month - first.month
    else:
        passed = on.year - first.year
    return passed % rule.interval == 0


def _is_day(rule: Rule, on: date, first: date) -> bool:
    length = monthrange(on.year, on.month)[1]
    if rule.month_days and not {on.day, on.day - length - 1} & rule.month_days:
        return False
    if rule.weekdays:
        which = {0, (on.day - 1) // 7 + 1, -((length - on.day) // 7 + 1)}
        return any((one, on.weekday()) in rule.weekdays for one in which)
    if rule.month_days or rule.frequency == "DAILY":
        return True
    if rule.frequency == "WEEKLY":
        return on.weekday() == first.weekday()
    if rule.frequency == "YEARLY" and not rule.months and on.month != first.month:
        return False
    return on.day == first.day


def _is_chosen(rule: Rule, on: date, first: date) -> bool:
    """The first, the last … of those days of the month on which it could take place."""
    length = monthrange(on.year, on.month)[1]
    found = [day for day in range(1, length + 1) if _is_day(rule, on.replace(day=day), first)]
    if on.day not in found:
        return False
    at = found.index(on.day)
    return bool({at + 1, at - len(found)} & rule.positions)


def _days(start: date, last: date) -> Iterator[date]:
    for passed in range((last - start).days + 1):
        yield start + timedelta(days=passed)


def _week(on: date, begins: int) -> date:
    return on - timedelta(days=(on.weekday() - begins) % 7)


def _listed(parts: dict[str, str], name: str) -> list[str]:
    return parts[name].split(",") if name in parts else []


def _number(text: str, least: int, most: int = 1000) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,6}", text) or not least <= int(text) <= most:
        raise Unbounded(text)
    return int(text)


def _weekday(text: str) -> tuple[int, int]:
    found = WEEKDAY.fullmatch(text)
    if not found or abs(int(found[1] or 0)) > 5:
        raise Unbounded(text)
    return int(found[1] or 0), WEEKDAYS.index(found[2])


def _until(text: str) -> date:
    found = UNTIL.fullmatch(text)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise Unbounded(text)
