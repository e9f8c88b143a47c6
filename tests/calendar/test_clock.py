from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given

from tests.calendar.strategies import MADRID, SPANISH_WEEK, calendars, moments
from vinculo.calendar.clock import deadline, share_gone, time_gone
from vinculo.calendar.workdays import WorkCalendar

CALENDAR = WorkCalendar(MADRID, SPANISH_WEEK, {date(2026, 12, 8)})
FRIDAY_AFTERNOON = datetime(2026, 11, 20, 16, 0, tzinfo=MADRID)


def test_plain_hours_run_through_the_weekend():
    assert deadline(FRIDAY_AFTERNOON, 24, CALENDAR) == FRIDAY_AFTERNOON + timedelta(hours=24)


def test_the_working_clock_stands_still_over_the_weekend():
    assert deadline(FRIDAY_AFTERNOON, 24, CALENDAR, "working") == datetime(2026, 11, 23, 16, 0, tzinfo=MADRID)


def test_the_working_clock_stands_still_on_a_holiday():
    asked = datetime(2026, 12, 7, 10, 0, tzinfo=MADRID)

    assert deadline(asked, 24, CALENDAR, "working") == datetime(2026, 12, 9, 10, 0, tzinfo=MADRID)


def test_asked_on_sunday_the_working_clock_starts_on_monday():
    sunday = datetime(2026, 11, 22, 12, 0, tzinfo=MADRID)

    assert deadline(sunday, 12, CALENDAR, "working") == datetime(2026, 11, 23, 12, 0, tzinfo=MADRID)


def test_a_day_of_25_hours_does_not_shorten_the_clock():
    saturday = datetime(2026, 10, 24, 12, 0, tzinfo=MADRID)

    assert deadline(saturday, 24, CALENDAR) == datetime(2026, 10, 25, 11, 0, tzinfo=MADRID)


@pytest.mark.parametrize(("hours_later", "share"), [(-5, 0.0), (0, 0.0), (12, 0.5), (24, 1.0), (36, 1.5)])
def test_the_share_goes_from_none_through_one_and_on(hours_later, share):
    at = FRIDAY_AFTERNOON + timedelta(hours=hours_later)

    assert share_gone(FRIDAY_AFTERNOON, at, 24, CALENDAR) == share


@pytest.mark.parametrize("kind", ["plain", "working"])
@given(calendar=calendars, asked_at=moments)
def test_at_the_deadline_all_of_it_has_gone(kind, calendar, asked_at):
    due = deadline(asked_at, 24, calendar, kind)

    assert share_gone(asked_at, due, 24, calendar, kind) == 1.0
    assert due.tzinfo is UTC


@pytest.mark.parametrize("kind", ["plain", "working"])
@given(calendar=calendars, asked_at=moments, one=moments, two=moments)
def test_time_never_runs_backwards(kind, calendar, asked_at, one, two):
    assume(abs(two - asked_at) < timedelta(days=300) and abs(one - asked_at) < timedelta(days=300))
    sooner, later = sorted([one, two])

    assert timedelta() <= time_gone(asked_at, sooner, calendar, kind) <= time_gone(asked_at, later, calendar, kind)


@given(calendars, moments)
def test_the_working_clock_never_ends_before_the_plain_one(calendar, asked_at):
    assert deadline(asked_at, 24, calendar, "working") >= deadline(asked_at, 24, calendar)
