"""When something may ring at somebody: plain functions over their hours, and a moment that is given."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from vinculo.calendar.hours import WeekHours, moment

LOOKS = 40  # steps from one obstacle to the next: more than a fortnight of days off


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of the day, on the clock of the person, in which nothing rings; over midnight if they end before they
    begin."""

    begins: time
    ends: time

    def until(self, at: datetime, zone: tzinfo) -> datetime | None:
        """The end of the quiet stretch around `at`; None outside of one."""
        today = at.astimezone(zone).date()
        for day in (today - timedelta(days=1), today):
            over_midnight = self.ends <= self.begins
            last = day + timedelta(days=1) if over_midnight else day
            begins = moment(day, _minutes(self.begins), zone)
            ends = moment(last, _minutes(self.ends), zone, second_pass=True)
            if begins <= at < ends:
                return ends
        return None


@dataclass(frozen=True, slots=True)
class Hours:
    """What is known of somebody's hours: their zone, their working week, their days off, their quiet hours."""

    zone: tzinfo
    week: WeekHours
    days_off: Container[date] = frozenset()
    quiet: Quiet | None = None
    lets_through: bool = False


def good_moment(at: datetime, hours: Hours, *, at_once: bool) -> datetime:
    """
    From when on it may ring. What cannot wait (`at_once`) waits for the end of the quiet hours only, and not even for
    that when the person lets it through; anything else waits for their working hours, too.
    """
    at = at.astimezone(UTC)
    if at_once and hours.lets_through:
        return at
    found = at
    for _step in range(LOOKS):
        later = _next(found, hours, at_once)
        if later == found:
            return found
        found = later
    return at


def _next(at: datetime, hours: Hours, at_once: bool) -> datetime:
    """The moment itself if nothing speaks against it, else the end of what does."""
    if hours.quiet and (ends := hours.quiet.until(at, hours.zone)):
        return ends
    if at_once:
        return at
    day = at.astimezone(hours.zone).date()
    if day in hours.days_off:
        return moment(day + timedelta(days=1), 0, hours.zone)
    return hours.week.next_opening(at, hours.zone) or at


def digest_moment(on: date, at: time, zone: tzinfo) -> datetime:
    """The hour of the morning mail on a day, in UTC; an hour that a clock leaves out is taken for the one after it."""
    return moment(on, _minutes(at), zone)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
