from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.calendar.strategies import MADRID, SPANISH_WEEK, calendars, days, moments
from vinculo.calendar.holidays import HolidayCalendar
from vinculo.calendar.hours import OFFICE_HOURS, WeekHours
from vinculo.calendar.workdays import WorkCalendar

counts = st.integers(-400, 400)
hours = st.floats(0.01, 60, allow_nan=False)
IMMACULATE = date(2026, 12, 8)  # a Tuesday: a holiday in Spain, not in Poland


@pytest.fixture(scope="module")
def spain() -> WorkCalendar:
    return WorkCalendar(MADRID, SPANISH_WEEK, HolidayCalendar("ES"))


def madrid(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=MADRID)


def test_a_holiday_is_no_workday(spain):
    assert not spain.is_workday(IMMACULATE)
    assert WorkCalendar(MADRID, SPANISH_WEEK, HolidayCalendar("PL")).is_workday(IMMACULATE)


def test_two_workdays_after_a_monday_jump_the_holiday(spain):
    assert spain.add_workdays(date(2026, 12, 7), 2) == date(2026, 12, 10)


def test_from_a_day_off_the_first_workday_is_the_next(spain):
    sunday = date(2026, 11, 22)

    assert spain.add_workdays(sunday, 1) == date(2026, 11, 23)
    assert spain.add_workdays(sunday, -1) == date(2026, 11, 20)
    assert spain.add_workdays(sunday, 0) == sunday


def test_over_new_year(spain):
    assert spain.add_workdays(date(2026, 12, 31), 1) == date(2027, 1, 4)
    assert spain.workdays_between(date(2026, 12, 31), date(2027, 1, 4)) == 1


def test_the_day_ends_at_closing_time(spain):
    assert spain.end_of_day(madrid(date(2026, 11, 16), 10)) == madrid(date(2026, 11, 16), 18, 30)


def test_known_after_closing_time_the_day_is_the_next_workday(spain):
    assert spain.end_of_day(madrid(date(2026, 11, 20), 15)) == madrid(date(2026, 11, 23), 18, 30)


def test_working_hours_leave_out_lunch_and_weekend(spain):
    friday, monday = madrid(date(2026, 11, 20), 14), madrid(date(2026, 11, 23), 16)

    assert spain.working_hours_between(friday, monday) == 1 + 5 + 0.5
    assert spain.working_hours_between(monday, friday) == -6.5
    assert spain.add_working_hours(friday, 6.5) == monday


def test_hours_are_never_taken_away(spain):
    with pytest.raises(ValueError, match="only be added"):
        spain.add_working_hours(madrid(IMMACULATE, 9), -1)


def test_a_week_without_hours_is_no_calendar():
    with pytest.raises(ValueError, match="needs a working hour"):
        WorkCalendar(MADRID, WeekHours())


def test_a_calendar_of_holidays_only_says_so():
    class Always:
        def __contains__(self, day):
            return True

    with pytest.raises(ValueError, match="no working day"):
        WorkCalendar(MADRID, OFFICE_HOURS, Always()).add_workdays(date(2026, 1, 1), 1)


@given(calendars, days, counts)
def test_adding_and_taking_away_cancel_out(calendar, day, count):
    assume(calendar.is_workday(day))

    assert calendar.add_workdays(calendar.add_workdays(day, count), -count) == day


@given(calendars, days, counts)
def test_counting_is_the_inverse_of_adding(calendar, day, count):
    assume(calendar.is_workday(day))

    assert calendar.workdays_between(day, calendar.add_workdays(day, count)) == count


@given(calendars, days, days)
def test_counting_agrees_with_looking_at_every_day(calendar, start, end):
    start, end = min(start, end), min(max(start, end), min(start, end) + timedelta(days=400))
    one_by_one = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]

    assert calendar.workdays_between(start, end) == sum(map(calendar.is_workday, one_by_one))


@given(calendars, days, counts)
def test_more_workdays_are_later(calendar, day, count):
    assert calendar.add_workdays(day, count) < calendar.add_workdays(day, count + 1) or count in (-1, 0)
    assert calendar.add_workdays(day, count) == day or calendar.is_workday(calendar.add_workdays(day, count))


@given(calendars, moments, hours)
def test_hours_added_are_the_hours_between(calendar, at, amount):
    assert calendar.working_time_between(at, calendar.add_working_hours(at, amount)) == timedelta(hours=amount)


@given(calendars, moments, hours, hours)
def test_more_hours_are_later(calendar, at, less, more):
    assume(less < more)

    assert calendar.add_working_hours(at, less) <= calendar.add_working_hours(at, more)


@given(calendars, moments, moments, moments)
def test_working_time_adds_up(calendar, one, two, three):
    first, second, third = sorted([one, two, three])
    assume(third - first < timedelta(days=400))
    whole = calendar.working_time_between(first, third)

    assert whole == calendar.working_time_between(first, second) + calendar.working_time_between(second, third)


@given(calendars, moments)
def test_the_end_of_the_day_lies_ahead_on_a_workday(calendar, at):
    end = calendar.end_of_day(at)

    assert end > at
    assert calendar.is_working(end - timedelta(microseconds=1))
