"""Series and their days, changed in somebody's own calendar (a real Radicale), come in."""

from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from icalendar import Calendar

from tests.desk.notifications.test_told import told
from tests.exchange.calendars.phone import at, edit, go, planned, shift
from tests.world import World
from vinculo.meetings.models import CalendarAccount, Meeting, State
from vinculo.meetings.planning import as_plan, change
from vinculo.meetings.series import days, row_of
from vinculo.notifications.models import Kind

pytestmark = [pytest.mark.once, pytest.mark.slow]


@pytest.fixture
def weekly(world: World, account: CalendarAccount, phone: Any) -> Meeting:
    """Marek's, with Zofia, and on his phone already."""
    meeting = planned(world, repeats="weekly", people=(world.zofia,))
    go(account)
    return meeting


def slot(meeting: Meeting, weeks: int) -> datetime:
    return meeting.starts_at + timedelta(weeks=weeks) + shift(meeting.starts_at, 7 * weeks)


def apart(phone: Any, meeting: Meeting, weeks: int, **changes: Any) -> None:
    """Change one day of the series, as a phone does: an event of its own that names the time it stands for."""
    event = phone.events()[0]
    calendar: Any = Calendar.from_ical(event.data)
    one = deepcopy(calendar.walk("VEVENT")[0])
    begins = slot(meeting, weeks).astimezone(meeting.zone)
    said = {"recurrence-id": begins, "dtstart": begins, "last-modified": timezone.now(), **changes}
    said.setdefault("dtend", said["dtstart"] + timedelta(hours=1))
    for name in ("rrule", "exdate", *said):
        one.pop(name, None)
    for name, value in said.items():
        one.add(name, value)
    calendar.add_component(one)
    event.data = calendar.to_ical().decode()
    event.save()


def ahead(meeting: Meeting, count: int) -> list[datetime]:
    meeting.refresh_from_db()
    every = [meeting, *meeting.days.filter(state=State.PLANNED)]
    found = days(every, since=timezone.now(), until=timezone.now() + timedelta(days=120))
    return [day.starts_at for day in found[:count]]


def later(meeting: Meeting, weeks: int, hours: int) -> datetime:
    """The same clock in another week, and these hours later."""
    return slot(meeting, weeks) + timedelta(hours=hours)


def test_another_time_for_the_whole_series(weekly: Meeting, account: CalendarAccount, phone: Any) -> None:
    was = [later(weekly, weeks, 2) for weeks in range(3)]
    begins = (weekly.starts_at + timedelta(hours=2)).astimezone(weekly.zone)

    edit(phone, "The menu", timezone.now(), dtstart=begins, dtend=begins + timedelta(minutes=90))
    there = phone.events()[0].data
    go(account)

    assert (ahead(weekly, 3), weekly.minutes, weekly.repeats) == (was, 90, "weekly")
    assert told() == [("Zofia", Kind.MEETING, "Marek Wilk moved “The menu”")]
    go(account, 60)
    assert phone.events()[0].data == there  # what only that calendar knows stays


def test_one_day_moved_renamed_or_off(weekly: Meeting, account: CalendarAccount, phone: Any) -> None:
    first, second, third = (slot(weekly, weeks) for weeks in range(3))
    moved = second + timedelta(hours=4)

    apart(phone, weekly, 1, dtstart=moved.astimezone(weekly.zone), summary="The menu, in the garden")
    go(account)
    assert ahead(weekly, 3) == [first, moved, third]
    row = weekly.days.get()
    assert (row.title, row.slot_at, row.is_planned) == ("The menu, in the garden", second, True)
    assert told() == [("Zofia", Kind.MEETING, "Marek Wilk moved “The menu, in the garden”")]

    edit(phone, "The menu", timezone.now(), exdate=third.astimezone(weekly.zone))
    go(account)
    assert ahead(weekly, 3) == [first, moved, slot(weekly, 3)]
    assert weekly.days.get(slot_at=third).cancelled_because == "Called off in the calendar."

    before = phone.events()[0].data
    go(account, 60)
    assert (phone.events()[0].data, weekly.days.count()) == (before, 2)


def test_another_rhythm_and_an_end(weekly: Meeting, account: CalendarAccount, phone: Any) -> None:
    edit(phone, "The menu", timezone.now(), rrule={"freq": "weekly", "interval": 2, "count": 3})

    go(account)

    assert ahead(weekly, 9) == [slot(weekly, weeks) for weeks in (0, 2, 4)]
    assert (weekly.repeats, weekly.repeats_until_on) == (
        "fortnightly", slot(weekly, 4).astimezone(weekly.zone).date(),
    )  # fmt: skip


def test_a_rhythm_of_none_of_ours_is_put_back(weekly: Meeting, account: CalendarAccount, phone: Any) -> None:
    edit(phone, "The menu", timezone.now(), rrule={"freq": "daily"})

    go(account)

    weekly.refresh_from_db()
    assert (weekly.repeats, weekly.sequence) == ("weekly", 0)
    assert "FREQ=WEEKLY" in phone.events()[0].data


def test_a_guest_moves_no_series(world: World, account: CalendarAccount, phone: Any) -> None:
    meeting = planned(world, repeats="weekly", by=world.rita, people=(world.marek,))
    go(account)
    begins = slot(meeting, 0)

    edit(phone, "The menu", timezone.now(), dtstart=at(5, 18).astimezone(meeting.zone))
    go(account)

    assert (ahead(meeting, 1), told()) == ([begins], [])
    dtstart = phone.events()[0].icalendar_component["dtstart"].dt
    assert dtstart.astimezone(UTC) == begins


def test_a_day_changed_on_both_sides(world: World, weekly: Meeting, account: CalendarAccount, phone: Any) -> None:
    """Ours was later: the other is written down and gone."""
    row = row_of(weekly, slot(weekly, 1))
    apart(phone, weekly, 1, **{"last-modified": timezone.now() - timedelta(minutes=5), "summary": "On the roof"})
    change(row, replace(as_plan(row), title="In the cellar"), by=world.marek, at=timezone.now(), letters=False)

    go(account, 60)

    row.refresh_from_db()
    assert (row.title, account.clashes.get().ours_stayed) == ("In the cellar", True)
    assert "In the cellar" in phone.events()[0].data and "On the roof" not in phone.events()[0].data
