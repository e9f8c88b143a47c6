"""The hour that suits both. No database."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from vinculo.calendar.good_hour import good_hour
from vinculo.calendar.hours import WeekHours
from vinculo.calendar.meeting_times import Attendee

MADRID, WARSAW, BOGOTA = ZoneInfo("Europe/Madrid"), ZoneInfo("Europe/Warsaw"), ZoneInfo("America/Bogota")
MONDAY = date(2026, 3, 9)


def week(*spans):
    return WeekHours.from_json({day: [list(span) for span in spans] for day in ("mon", "tue", "wed", "thu", "fri")})


OURS = Attendee(week(("09:00", "17:00")), WARSAW)


def at(hour, minute=0, day=9):
    return datetime(2026, 3, day, hour, minute, tzinfo=WARSAW)


def found(theirs, when, taken=(), ours=OURS):
    hour = good_hour(theirs, ours, taken, at=when, zone=WARSAW)
    return (hour.at.astimezone(WARSAW), hour.is_now) if hour else None


def test_says_nothing_when_their_hours_never_meet():
    nights = Attendee(week(("20:00", "23:00")), MADRID)

    assert found(nights, at(10)) is None


def test_now_when_both_are_free():
    theirs = Attendee(week(("10:00", "14:00")), MADRID)

    assert found(theirs, at(10, 10)) == (at(10, 10), True)


def test_not_now_when_the_quarter_of_an_hour_is_not_left():
    theirs = Attendee(week(("10:00", "10:20"), ("12:00", "14:00")), MADRID)

    assert found(theirs, at(10, 10)) == (at(12), False)


def test_around_our_own_meetings():
    theirs = Attendee(week(("09:00", "14:00")), MADRID)
    meeting = (at(9).astimezone(UTC), at(11, 40).astimezone(UTC))

    assert found(theirs, at(10), [meeting]) == (at(12), False)


def test_in_their_own_time_zone():
    theirs = Attendee(week(("08:00", "12:00")), BOGOTA)

    assert found(theirs, at(10)) == (at(14), False)


def test_not_on_our_day_off_nor_on_theirs():
    theirs = Attendee(week(("09:00", "14:00")), MADRID, {MONDAY})
    ours = Attendee(week(("09:00", "17:00")), WARSAW, {MONDAY + timedelta(days=1)})

    assert found(theirs, at(10), ours=ours) == (at(9, day=11), False)
