"""A meeting, and each day of a series, as it stands in its organizer's calendar elsewhere."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from vinculo.exchange.calendars.events import Seen, is_same
from vinculo.meetings.models import Meeting, State
from vinculo.meetings.planning import as_plan, cancel, change
from vinculo.meetings.series import row_of
from vinculo.notifications import meeting_news
from vinculo.people.models import Person

MOST = 100  # days of one series that are looked at


def change_here(meeting: Meeting, seen: Seen, *, by: Person, at: datetime) -> None:
    """As it stands there now; everybody asked hears of it."""
    if seen.is_off:
        call_off(meeting, by=by, at=at)
        return
    assert seen.rhythm is not None
    before = meeting_news.as_it_is(meeting)
    said = replace(
        as_plan(meeting), starts_at=seen.starts_at, minutes=seen.minutes, is_all_day=seen.is_all_day,
        title=seen.title or meeting.title, place="" if seen.place == meeting.link else seen.place,
        repeats=seen.rhythm.repeats, repeats_until_on=seen.rhythm.until_on,
    )  # fmt: skip
    if change(meeting, said, by=by, at=at):
        meeting_news.changed(meeting, before, by=by, at=at)


def call_off(meeting: Meeting, *, by: Person, at: datetime) -> None:
    because = _("Called off in the calendar.")
    if cancel(meeting, because=because, by=by, at=at):
        meeting_news.told(meeting, "off", by=by, at=at, organizer=meeting.organizer, because=because)


def take(meeting: Meeting, seen: Seen, *, by: Person, at: datetime) -> None:
    """The days ahead that are another there, or off. One that the series does not have (any more) is left alone."""
    for slot in sorted(_off(seen, at))[:MOST]:
        row = _row(meeting, slot)
        if row and row.is_planned:
            call_off(row, by=by, at=at)
    for slot, day in _apart(seen, at):
        row = _row(meeting, slot)
        if row and row.is_planned and not is_same(day, row):
            change_here(row, day, by=by, at=at)


def are_same(seen: Seen, meeting: Meeting, at: datetime) -> bool:
    """Whether both say the same of every day ahead; those that were held are over."""
    if not meeting.repeats:
        return True
    rows = {row.slot_at: row for row in meeting.days.all() if row.slot_at and row.slot_at >= at}
    if _off(seen, at) != {slot for slot, row in rows.items() if row.state == State.CANCELLED}:
        return False
    apart = dict(_apart(seen, at))
    if any(slot not in rows or not is_same(day, rows[slot]) for slot, day in apart.items()):
        return False
    ours = {slot for slot, row in rows.items() if row.is_planned and _differs(row, meeting)}
    return ours <= apart.keys()


def _row(meeting: Meeting, slot: datetime) -> Meeting | None:
    try:
        return row_of(meeting, slot) if meeting.repeats and meeting.is_planned else None
    except ValueError:
        return None


def _off(seen: Seen, at: datetime) -> set[datetime]:
    off = seen.left_out | {slot for slot, day in seen.days if day.is_off}
    return {slot for slot in off if slot >= at}


def _apart(seen: Seen, at: datetime) -> Iterable[tuple[datetime, Seen]]:
    return [(slot, day) for slot, day in seen.days if slot >= at and not day.is_off][:MOST]


def _differs(row: Meeting, meeting: Meeting) -> bool:
    """A row may be there only because somebody looked at that day."""
    said = (row.minutes, row.is_all_day, row.title, row.place, row.link)
    return row.starts_at != row.slot_at or said != (
        meeting.minutes, meeting.is_all_day, meeting.title, meeting.place, meeting.link,
    )  # fmt: skip
