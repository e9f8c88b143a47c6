"""When to talk: where the hours of a contact and the free time of ours meet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from vinculo.calendar.hours import Moments
from vinculo.calendar.meeting_times import Attendee, common_time, starts

TALK = timedelta(minutes=30)
SHORT = timedelta(minutes=15)  # of the time that goes on now: enough for a call
AHEAD = timedelta(days=4)  # over a long weekend


@dataclass(frozen=True, slots=True)
class GoodHour:
    """A moment (UTC) that suits both; is_now: one may call at once, until `until`."""

    at: datetime
    until: datetime
    is_now: bool


def good_hour(
    theirs: Attendee, ours: Attendee, taken: Iterable[Moments], *, at: datetime, zone: tzinfo
) -> GoodHour | None:
    """
    The first time from `at` (aware) on in which both work and ours is free: now if a quarter of an hour is left, else
    the next half hour by the clock of `zone`. None when their hours do not meet within four days.
    """
    free = common_time((theirs, ours), taken, since=at, until=at + AHEAD)
    now = at.astimezone(UTC)
    for begins, ends in free[:1]:
        if begins <= now and now + SHORT <= ends:
            return GoodHour(now, ends, True)
    start = next(starts(free, TALK, zone), None)
    if start is None:
        return None
    ends = next(ends for begins, ends in free if begins <= start < ends)
    return GoodHour(start, ends, False)
