"""When several people can meet: inside the hours of all of them, on days they work, and where nobody is taken."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from vinculo.calendar.hours import Moments, WeekHours

STEP = timedelta(minutes=30)
NOON = 12


@dataclass(frozen=True, slots=True)
class Attendee:
    """Whose hours count: their week by the clock where they are, and the days on which they do not work."""

    hours: WeekHours
    zone: tzinfo
    days_off: Container[date] = frozenset()

    def open_between(self, since: datetime, until: datetime) -> Iterator[Moments]:
        """Their working time between two moments (aware), in order."""
        day, last = since.astimezone(self.zone).date() - timedelta(days=1), until.astimezone(self.zone).date()
        while day <= last:
            if day not in self.days_off:
                for opens, closes in self.hours.spans_on(day, self.zone):
                    if opens < until and closes > since:
                        yield max(opens, since), min(closes, until)
            day += timedelta(days=1)


def common_time(
    everybody: Sequence[Attendee], taken: Iterable[Moments], *, since: datetime, until: datetime
) -> list[Moments]:
    """The stretches between two moments in which all of them work and nothing is taken."""
    free: list[Moments] = [(since.astimezone(UTC), until.astimezone(UTC))]
    for one in everybody:
        free = _both(free, list(one.open_between(since, until)))
    for begins, ends in sorted(taken):
        free = [part for span in free for part in _without(span, begins, ends)]
    return free


def starts(free: Iterable[Moments], length: timedelta, zone: tzinfo) -> Iterator[datetime]:
    """The half hours, by the clock of a zone, at which something of this length can begin."""
    for opens, closes in free:
        at = _next_half_hour(opens, zone)
        while at + length <= closes:
            yield at
            at += STEP


def suggestions(
    everybody: Sequence[Attendee],
    taken: Iterable[Moments],
    *,
    length: timedelta,
    since: datetime,
    until: datetime,
    zone: tzinfo,
    count: int = 6,
) -> list[datetime]:
    """
    A few times (UTC, in order) to offer: on each day one before and one after noon of `zone`, full hours first, the
    nearest days first. Empty when the hours of everybody never meet.
    """
    free = common_time(everybody, taken, since=since, until=until)
    halves: dict[tuple[date, bool], datetime] = {}
    for at in starts(free, length, zone):
        local = at.astimezone(zone)
        half = (local.date(), local.hour >= NOON)
        if half not in halves or (halves[half].astimezone(zone).minute and not local.minute):
            halves[half] = at
    return sorted(halves.values())[:count]


def is_free(
    everybody: Sequence[Attendee], taken: Iterable[Moments], begins: datetime, ends: datetime
) -> tuple[bool, bool]:
    """Whether all of them work then, and whether nobody is taken."""
    works = bool(common_time(everybody, (), since=begins, until=ends) == [(begins, ends)])
    return works, not any(start < ends and begins < end for start, end in taken)


def _both(one: list[Moments], other: list[Moments]) -> list[Moments]:
    found = [(max(a, c), min(b, d)) for a, b in one for c, d in other if max(a, c) < min(b, d)]
    joined: list[Moments] = []
    for begins, ends in sorted(found):
        if joined and begins <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(ends, joined[-1][1]))
        else:
            joined.append((begins, ends))
    return joined


def _without(span: Moments, begins: datetime, ends: datetime) -> list[Moments]:
    opens, closes = span
    if ends <= opens or begins >= closes:
        return [span]
    return [part for part in ((opens, begins), (ends, closes)) if part[0] < part[1]]


def _next_half_hour(at: datetime, zone: tzinfo) -> datetime:
    local = at.astimezone(zone)
    past = timedelta(minutes=local.minute % 30, seconds=local.second, microseconds=local.microsecond)
    return at.astimezone(UTC) + (STEP - past if past else timedelta())
