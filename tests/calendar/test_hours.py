from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given

from tests.calendar.strategies import MADRID, SPANISH_WEEK, WARSAW, moments, weeks, zones
from vinculo.calendar.hours import HoursNotUnderstood, OpenNow, WeekHours, wall_clock

MONDAY = date(2026, 11, 16)


def madrid(clock: str, day: date = MONDAY) -> datetime:
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), MADRID)


@pytest.mark.parametrize(
    ("clock", "expected"),
    [("08:59", False), ("09:00", True), ("13:59", True), ("14:00", False), ("15:30", True), ("18:30", False)],
)
def test_a_span_takes_in_its_first_minute_and_leaves_out_its_last(clock, expected):
    assert SPANISH_WEEK.is_open(madrid(clock), MADRID) == expected


def test_hours_are_those_of_the_persons_own_zone():
    nine_in_warsaw = datetime(2026, 11, 16, 9, 0, tzinfo=WARSAW)

    assert SPANISH_WEEK.is_open(nine_in_warsaw, WARSAW)
    assert SPANISH_WEEK.is_open(nine_in_warsaw, MADRID)
    assert not SPANISH_WEEK.is_open(nine_in_warsaw, UTC)


def test_yes_says_until_when():
    answer = SPANISH_WEEK.now_yes_or_no(madrid("12:00"), MADRID)

    assert answer == OpenNow(True, until=madrid("14:00"))
    assert wall_clock(answer.until, MADRID) == "14:00"


def test_no_says_from_when():
    assert SPANISH_WEEK.now_yes_or_no(madrid("14:10"), MADRID) == OpenNow(False, opens_at=madrid("15:30"))


def test_after_friday_the_next_opening_is_monday():
    friday = MONDAY + timedelta(days=4)

    assert SPANISH_WEEK.next_opening(madrid("15:00", friday), MADRID) == madrid("09:00", MONDAY + timedelta(days=7))


def test_without_hours_nothing_ever_opens():
    assert WeekHours().now_yes_or_no(madrid("12:00"), MADRID) == OpenNow(False)
    assert not WeekHours()


def test_round_the_clock_goes_over_midnight():
    night = WeekHours.from_json({"mon": [["20:00", "24:00"]], "tue": [["00:00", "02:00"]]})

    assert night.open_until(madrid("23:00"), MADRID) == madrid("02:00", MONDAY + timedelta(days=1))


def test_a_night_of_25_hours_stays_open_through_both_passes():
    night = WeekHours.from_json({"sun": [["00:00", "02:30"]]})
    autumn = date(2026, 10, 25)

    assert night.closes_on(autumn, MADRID) - madrid("00:00", autumn) == timedelta(hours=3, minutes=30)


def test_a_night_of_23_hours_is_shorter():
    night = WeekHours.from_json({"sun": [["00:00", "06:00"]]})
    spring = date(2026, 3, 29)

    assert night.closes_on(spring, MADRID) - madrid("00:00", spring) == timedelta(hours=5)


def test_touching_spans_become_one():
    assert WeekHours.from_json({"mon": [["12:00", "14:00"], ["09:00", "12:00"]]}).to_json() == {
        "mon": [["09:00", "14:00"]]
    }


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"monday": []}, "unknown day: monday"),
        ({"mon": "9-17"}, "mon: expected a list"),
        ({"mon": [["09:00"]]}, "mon: expected [from, until]"),
        ({"mon": [["9 am", "17:00"]]}, "mon: '9 am' is not a time of day"),
        ({"mon": [["24:30", "25:00"]]}, "mon: '24:30' is not a time of day"),
        ({"mon": [["17:00", "09:00"]]}, "mon: 17:00 is not before 09:00"),
        ({"mon": [["09:00", "12:00"], ["11:00", "13:00"]]}, "mon: 11:00 lies inside"),
        ({"mon": [[9, 17]]}, "mon: 9 is not a time of day"),
    ],
)
def test_hours_that_make_no_sense_are_refused_with_the_place(data, words):
    with pytest.raises(HoursNotUnderstood) as refusal:
        WeekHours.from_json(data)

    assert str(refusal.value).startswith(words)


@given(weeks)
def test_json_there_and_back_is_the_same(week):
    assert WeekHours.from_json(week.to_json()) == week


@given(weeks, moments, zones)
def test_open_at_the_next_opening_and_closed_before(week, at, zone):
    opening = week.next_opening(at, zone)

    assert week.is_open(opening, zone)
    assert opening == at or not week.is_open(opening - timedelta(microseconds=1), zone)


@given(weeks, moments, zones)
def test_closed_when_it_said_it_would_close(week, at, zone):
    until = week.open_until(at, zone)

    assert (until is not None) == week.is_open(at, zone)
    if until is not None and until < at + timedelta(days=8):
        assert not week.is_open(until, zone)
        assert week.is_open(until - timedelta(microseconds=1), zone)
