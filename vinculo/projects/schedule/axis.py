"""Working days as numbers: the schedule adds and compares integers, and turns them into dates at the end."""

from collections.abc import Iterable
from datetime import date, timedelta

from vinculo.calendar.workdays import WorkCalendar

A_DAY = timedelta(days=1)
FAR = timedelta(days=30 * 365)  # from the middle of a plan; what lies beyond is a slip of the pen
FARTHEST = 10_000  # the same in working days: no date is given beyond it
LONGEST = 5000  # working days of one task


class Axis:
    """
    Number 0 is a working day before every day of interest. A stretch of work is [start, end): its first working day
    and the one after its last, so that end - start is its length in working days.

    A day a generation away counts as if it were thirty years away, so that a wrong digit in one year costs nothing.
    """

    def __init__(self, calendar: WorkCalendar, days: Iterable[date], today: date | None = None) -> None:
        known = sorted(days)
        middle = today or (known[len(known) // 2] if known else date(2000, 1, 3))
        middle = min(max(middle, date.min + 2 * FAR), date.max - 2 * FAR)
        first = next((day for day in known if day >= middle - FAR), middle)
        self.calendar = calendar
        self.origin = calendar.add_workdays(min(first, middle), -20)
        self.last = middle + FAR
        self._starts: dict[date, int] = {}
        self._ends: dict[date, int] = {}
        self._days: dict[int, date] = {}

    def end(self, day: date) -> int:
        """The end of a stretch that finishes on this day (or on the last working day before it)."""
        number = self._ends.get(day)
        if number is None:
            near = min(max(day, self.origin), self.last)
            number = self._ends[day] = self.calendar.workdays_between(self.origin, near) + 1
        return number

    def start(self, day: date) -> int:
        """The start of a stretch that begins on this day (or on the next working day)."""
        number = self._starts.get(day)
        if number is None:
            number = self._starts[day] = self.end(max(day, self.origin) - A_DAY)
        return number

    def day(self, number: int) -> date:
        """The date of a working day by its number."""
        found = self._days.get(number)
        if found is None:
            near = min(max(number, -FARTHEST), FARTHEST)
            found = self._days[number] = self.calendar.add_workdays(self.origin, near)
        return found

    def last_day(self, end: int) -> date:
        """The day on which a stretch that ends there is finished."""
        return self.day(end - 1)


def day_minutes(calendar: WorkCalendar) -> int:
    """Working minutes of a usual day of this calendar: the average of the days of the week that have any."""
    lengths = [sum(end - start for start, end in spans) for spans in calendar.hours.days if spans]
    return max(1, round(sum(lengths) / len(lengths)))


def days_of(minutes: float, a_day: int) -> int:
    """Whole working days for so many minutes; at least one."""
    return min(LONGEST, max(1, -int(-minutes // a_day)))
