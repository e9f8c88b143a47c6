from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calendar.strategies import MADRID, calendars
from vinculo.calendar.rhythm import Rhythm, due_dates, last_due, next_due
from vinculo.calendar.workdays import WorkCalendar

TUESDAY = 1
SPAIN = WorkCalendar(MADRID, holidays={date(2026, 12, 8), date(2026, 12, 25)})
starts = st.dates(date(2026, 1, 1), date(2026, 6, 30))
rhythms = st.one_of(
    st.builds(Rhythm, st.sampled_from(["weekly", "fortnightly", "monthly"]), st.none() | st.integers(0, 6)),
    st.builds(Rhythm, st.just("days"), every=st.integers(1, 40)),
)
maybe_calendars = st.none() | calendars


def test_weekly_on_tuesday_from_a_friday():
    assert due_dates(date(2026, 11, 20), Rhythm("weekly", TUESDAY), date(2026, 12, 6)) == [
        date(2026, 11, 24),
        date(2026, 12, 1),
    ]


def test_a_holiday_moves_to_the_next_workday():
    assert next_due(date(2026, 11, 3), Rhythm("weekly", TUESDAY), date(2026, 12, 7), SPAIN) == date(2026, 12, 9)


def test_on_the_day_it_moved_to_it_is_due():
    found = [
        ask(date(2026, 11, 3), Rhythm("weekly", TUESDAY), date(2026, 12, 9), SPAIN) for ask in (last_due, next_due)
    ]

    assert found == [date(2026, 12, 9)] * 2


def test_on_the_holiday_the_last_one_is_a_week_ago():
    assert last_due(date(2026, 11, 3), Rhythm("weekly", TUESDAY), date(2026, 12, 8), SPAIN) == date(2026, 12, 1)


def test_every_two_weeks():
    assert due_dates(date(2026, 11, 3), Rhythm("fortnightly"), date(2026, 12, 1)) == [
        date(2026, 11, 3),
        date(2026, 11, 17),
        date(2026, 12, 1),
    ]


def test_monthly_on_the_31st_uses_the_last_day_of_short_months():
    assert due_dates(date(2026, 1, 31), Rhythm("monthly"), date(2026, 4, 30)) == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]


def test_monthly_on_a_weekday_is_the_first_from_that_day_of_the_month():
    assert due_dates(date(2026, 10, 15), Rhythm("monthly", TUESDAY), date(2026, 12, 31)) == [
        date(2026, 10, 20),
        date(2026, 11, 17),
        date(2026, 12, 15),
    ]


def test_before_the_first_there_is_no_last():
    assert last_due(date(2026, 11, 3), Rhythm("weekly"), date(2026, 11, 2)) is None
    assert next_due(date(2026, 11, 3), Rhythm("weekly"), date(2026, 1, 1)) == date(2026, 11, 3)


@pytest.mark.parametrize("wrong", [{"kind": "yearly"}, {"kind": "days", "every": 0}, {"kind": "weekly", "weekday": 7}])
def test_a_rhythm_without_sense_is_refused(wrong):
    with pytest.raises(ValueError, match="rhythm"):
        Rhythm(**wrong)


@given(starts, rhythms, maybe_calendars)
def test_due_dates_grow_and_keep_to_workdays(start, rhythm, calendar):
    dates = due_dates(start, rhythm, start + timedelta(days=200), calendar)

    assert dates == sorted(set(dates))
    assert all(calendar is None or calendar.is_workday(day) for day in dates)


@given(starts, rhythms, st.integers(-10, 300), maybe_calendars)
def test_last_and_next_are_neighbours_in_the_list(start, rhythm, offset, calendar):
    today = start + timedelta(days=offset)
    dates = due_dates(start, rhythm, start + timedelta(days=800), calendar)

    assert last_due(start, rhythm, today, calendar) == max((day for day in dates if day <= today), default=None)
    assert next_due(start, rhythm, today, calendar) == min(day for day in dates if day >= today)
