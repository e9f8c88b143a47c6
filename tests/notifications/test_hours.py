"""When something may ring: quiet hours, working hours, days off, clocks that change."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from vinculo.calendar.hours import OFFICE_HOURS
from vinculo.notifications.hours import Hours, Quiet, digest_moment, good_moment

MADRID, WARSAW = ZoneInfo("Europe/Madrid"), ZoneInfo("Europe/Warsaw")
NIGHT = Quiet(time(20), time(7))


def madrid(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MADRID)


@pytest.mark.parametrize(
    "at, at_once, expected",
    [
        ("2026-03-11T10:00", False, "2026-03-11T10:00"),  # a Wednesday, at work
        ("2026-03-11T18:00", False, "2026-03-12T09:00"),  # after work
        ("2026-03-11T18:00", True, "2026-03-11T18:00"),  # what cannot wait does not wait for work
        ("2026-03-11T23:00", True, "2026-03-12T07:00"),  # but for the end of the night
        ("2026-03-11T06:59", True, "2026-03-11T07:00"),
        ("2026-03-11T07:00", True, "2026-03-11T07:00"),
        ("2026-03-13T17:30", False, "2026-03-16T09:00"),  # over the weekend
        ("2026-03-18T18:00", False, "2026-03-20T09:00"),  # the 19th is a day off
        ("2026-03-28T23:30", True, "2026-03-29T07:00"),  # the night in which an hour is missing
        ("2026-10-24T23:30", True, "2026-10-25T07:00"),  # and the one in which an hour comes twice
    ],
)
def test_what_may_ring_when(at, at_once, expected):
    hours = Hours(MADRID, OFFICE_HOURS, {date(2026, 3, 19)}, NIGHT)

    assert good_moment(madrid(at), hours, at_once=at_once) == madrid(expected)


def test_what_is_let_through_comes_at_night():
    hours = Hours(MADRID, OFFICE_HOURS, quiet=NIGHT, lets_through=True)
    at = madrid("2026-03-11T23:00")

    assert good_moment(at, hours, at_once=True) == at
    assert good_moment(at, hours, at_once=False) == madrid("2026-03-12T09:00")


def test_quiet_hours_within_a_day():
    hours = Hours(MADRID, OFFICE_HOURS, quiet=Quiet(time(13), time(15)))

    assert good_moment(madrid("2026-03-11T13:30"), hours, at_once=True) == madrid("2026-03-11T15:00")


def test_somebody_who_never_works_is_told_all_the_same():
    hours = Hours(MADRID, OFFICE_HOURS, {date(2026, 3, day) for day in range(1, 32)}, NIGHT)
    at = madrid("2026-03-11T10:00")

    assert good_moment(at, hours, at_once=False) == at


@pytest.mark.parametrize(
    "on, at, zone, expected",
    [
        (date(2026, 3, 28), time(8), MADRID, datetime(2026, 3, 28, 7, tzinfo=UTC)),
        (date(2026, 3, 29), time(8), MADRID, datetime(2026, 3, 29, 6, tzinfo=UTC)),  # summer time began that night
        (date(2026, 3, 29), time(2, 30), WARSAW, datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # 2:30 does not exist
        (date(2026, 10, 25), time(2, 30), WARSAW, datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # its first pass
        (date(2026, 10, 25), time(8), WARSAW, datetime(2026, 10, 25, 7, tzinfo=UTC)),
    ],
)
def test_the_hour_of_the_morning_mail(on, at, zone, expected):
    assert digest_moment(on, at, zone) == expected
