"""On which days a series falls: by the clock of its zone, so that ten o'clock stays ten o'clock over the change."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import IntegrityError, transaction

from vinculo.calendar.hours import moment
from vinculo.meetings.models import Guest, Meeting, Repeats, State

FAR = timedelta(days=400)
MOST = 400  # days of one series that anybody looks at
ALIKE = (
    "client_id", "project_id", "title", "kind", "minutes", "time_zone", "is_all_day", "place", "link", "note",
    "audience", "organizer_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Day:
    """One time at which a meeting takes place. `meeting` is its row: the series, or what was done to this day."""

    meeting: Meeting
    slot_at: datetime
    starts_at: datetime

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + (self.meeting.ends_at - self.meeting.starts_at)


def slots(meeting: Meeting, *, since: datetime, until: datetime) -> Iterator[datetime]:
    """The starts (UTC) a series asks for between two moments, also of days that were moved or called off."""
    if not meeting.repeats:
        if since <= meeting.starts_at < until:
            yield meeting.starts_at
        return
    first = meeting.starts_at.astimezone(meeting.zone)
    minutes = first.hour * 60 + first.minute
    last = meeting.repeats_until_on or date.max
    for day in _days(meeting, first.date(), since):
        at = moment(day, minutes, meeting.zone)
        if day > last or at >= until:
            return
        if at >= since:
            yield at


def days(meetings: Iterable[Meeting], *, since: datetime, until: datetime) -> list[Day]:
    """
    Every time at which one of these meetings takes place between two moments, in order. Rows for days of a series
    stand for themselves; the series leaves those days to them. One query, none without a series.
    """
    meetings = list(meetings)
    series = [one.pk for one in meetings if one.repeats]
    special: set[tuple[int | None, datetime | None]] = set()
    if series:
        special = set(Meeting.objects.filter(of__in=series).values_list("of_id", "slot_at"))
    found = [
        Day(one, at, at)
        for one in meetings
        for at in slots(one, since=since - (one.ends_at - one.starts_at), until=until)
        if (one.pk, at) not in special
    ]
    return sorted(found, key=lambda day: (day.starts_at, day.meeting.pk))


def next_day(meeting: Meeting, *, after: datetime) -> datetime | None:
    """When it takes place next."""
    if not meeting.repeats:
        return meeting.starts_at if meeting.starts_at > after else None
    found = days([meeting], since=after, until=after + FAR)
    return next((day.starts_at for day in found if day.starts_at > after), None)


@transaction.atomic
def row_of(meeting: Meeting, slot_at: datetime) -> Meeting:
    """The row of one day of a series, made when it is first asked for. ValueError for a day it does not have."""
    if not meeting.repeats:
        return meeting
    there = Meeting.objects.filter(of=meeting, slot_at=slot_at).first()
    if there:
        return there
    if slot_at not in slots(meeting, since=slot_at, until=slot_at + timedelta(minutes=1)):
        raise ValueError("the series has no such day")
    alike = {name: getattr(meeting, name) for name in ALIKE}
    try:
        with transaction.atomic():
            one = Meeting.objects.create(
                **alike, of=meeting, slot_at=slot_at, starts_at=slot_at, sequence=meeting.sequence,
                state=State.PLANNED, changed_at=meeting.changed_at,
            )  # fmt: skip
    except IntegrityError:  # somebody asked for it just now
        return Meeting.objects.get(of=meeting, slot_at=slot_at)
    guests: Sequence[Guest] = list(meeting.guests.asked())
    for guest in guests:
        guest.pk, guest.meeting = None, one
    Guest.objects.bulk_create(guests)
    return one


def _days(meeting: Meeting, first: date, since: datetime) -> Iterator[date]:
    """The days by the calendar, beginning shortly before a moment."""
    if meeting.repeats == Repeats.MONTHLY:
        start = max(0, (since.year - first.year) * 12 + since.month - first.month - 1)
        for number in range(start, start + MOST):
            years, month = divmod(first.month - 1 + number, 12)
            try:
                yield date(first.year + years, month + 1, first.day)
            except ValueError:  # a month without such a day is left out, as calendars do
                continue
        return
    length = 7 if meeting.repeats == Repeats.WEEKLY else 14
    start = max(0, (since.astimezone(UTC).date() - first).days // length - 1)
    for number in range(start, start + MOST):
        yield first + timedelta(days=length * number)
