"""Counting in working days and working hours."""

from bisect import bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo

from vinculo.calendar.hours import MIDNIGHT, OFFICE_HOURS, Moments, WeekHours

HOUR = timedelta(hours=1)
FARTHEST_YEARS = 3  # without a single working day, that is: a calendar of holidays only


@dataclass(frozen=True)
class WorkCalendar:
    """
    When an organization works: its time zone, the hours of its week and its holidays (any container of dates).

    A working day is a day of the week with hours that is no holiday. Working days of a year are listed once, so that
    counting over years costs two look-ups.
    """

    zone: tzinfo
    hours: WeekHours = OFFICE_HOURS
    holidays: Container[date] = frozenset()
    _years: dict[int, list[int]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.hours:
            raise ValueError("a working calendar needs a working hour in its week")

    def day_of(self, at: datetime) -> date:
        """The local date of a moment."""
        return at.astimezone(self.zone).date()

    def is_workday(self, day: date) -> bool:
        """Whether people work that day: the weekday has hours and it is no holiday."""
        return bool(self.hours.days[day.weekday()]) and day not in self.holidays

    def next_workday(self, day: date) -> date:
        """`day` itself if people work then, else the first working day after it."""
        return day if self.is_workday(day) else self.add_workdays(day, 1)

    def add_workdays(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (before it if negative); 0 gives `day` back, working or not."""
        if count == 0:
            return day
        year, workdays = day.year, self._workdays_of(day.year)
        # places[i] of the year's working days; `here` = how many lie on or before the day
        here = bisect_right(workdays, day.toordinal())
        place = here + count - 1 if count > 0 else here + count - (1 if self.is_workday(day) else 0)
        empty = 0
        while not 0 <= place < len(workdays):
            year, place, workdays = self._neighbour(year, place, workdays)
            empty = 0 if workdays else empty + 1
            if empty > FARTHEST_YEARS:
                raise ValueError("no working day in this calendar for years")
        return date.fromordinal(workdays[place])

    def workdays_between(self, start: date, end: date) -> int:
        """
        Working days after `start` up to and including `end`; negative, the mirror image, when `end` is before `start`.

        For a working day d: workdays_between(d, add_workdays(d, n)) == n.
        """
        if end < start:
            return -self._count(end, start, include_start=True)
        return self._count(start, end, include_start=False)

    def end_of_day(self, at: datetime) -> datetime:
        """The end of the working day in which `at` falls; after closing time or on a day off, of the next one (UTC)."""
        day = self.day_of(at)
        closes = self.hours.closes_on(day, self.zone) if self.is_workday(day) else None
        while closes is None or closes <= at:
            day = self.add_workdays(day, 1)
            closes = self.hours.closes_on(day, self.zone)
        return closes

    def is_working(self, at: datetime) -> bool:
        """Whether people work at this very moment."""
        return self.is_workday(self.day_of(at)) and self.hours.is_open(at, self.zone)

    def working_hours_between(self, start: datetime, end: datetime) -> float:
        """Hours of working time from `start` to `end`; negative when `end` is earlier."""
        return self.working_time_between(start, end) / HOUR

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Working time from `start` to `end` (both aware); negative when `end` is earlier."""
        if end < start:
            return -self.working_time_between(end, start)
        total = timedelta()
        for opens, closes in self._spans_from(start):
            if opens >= end:
                break
            total += max(min(closes, end) - max(opens, start), timedelta())
        return total

    def add_working_hours(self, at: datetime, hours: float) -> datetime:
        """The moment (UTC) when `hours` of working time have gone since `at`; 0 gives `at` back."""
        if hours < 0:
            raise ValueError("working hours can only be added")
        left = timedelta(hours=hours)
        if not left:
            return at.astimezone(UTC)
        for opens, closes in self._spans_from(at):
            begins = max(opens, at.astimezone(UTC))
            if left <= closes - begins:
                return begins + left
            left -= max(closes - begins, timedelta())
        raise AssertionError("working days never end")

    def whole_days(self) -> "WorkCalendar":
        """The same working days, each from midnight to midnight: for clocks that stand still on days off only."""
        spans = tuple(((0, MIDNIGHT),) if day else () for day in self.hours.days)
        return WorkCalendar(self.zone, WeekHours(spans), self.holidays, self._years)

    def _spans_from(self, at: datetime) -> Iterator[Moments]:
        """Open spans that end after `at`, without an end."""
        day = self.next_workday(self.day_of(at))
        while True:
            yield from (span for span in self.hours.spans_on(day, self.zone) if span[1] > at)
            day = self.add_workdays(day, 1)

    def _workdays_of(self, year: int) -> list[int]:
        """The working days of a year as ordinals, in order; listed once."""
        if year not in self._years:
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            self._years[year] = [n for n in range(first, last + 1) if self.is_workday(date.fromordinal(n))]
        return self._years[year]

    def _neighbour(self, year: int, place: int, workdays: list[int]) -> tuple[int, int, list[int]]:
        if place < 0:
            before = self._workdays_of(year - 1)
            return year - 1, place + len(before), before
        return year + 1, place - len(workdays), self._workdays_of(year + 1)

    def _count(self, start: date, end: date, *, include_start: bool) -> int:
        """Working days in (start, end], or in [start, end) when the start is included."""
        back = 1 if include_start else 0
        upper = bisect_right(self._workdays_of(end.year), end.toordinal() - back)
        lower = bisect_right(self._workdays_of(start.year), start.toordinal() - back)
        between = sum(len(self._workdays_of(year)) for year in range(start.year, end.year))
        return between + upper - lower
