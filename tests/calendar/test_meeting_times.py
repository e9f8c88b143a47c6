from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from vinculo.calendar.hours import WeekHours
from vinculo.calendar.meeting_times import Attendee, common_time, is_free, suggestions

MADRID, WARSAW, MEXICO = ZoneInfo("Europe/Madrid"), ZoneInfo("Europe/Warsaw"), ZoneInfo("America/Mexico_City")
DAYS = ("mon", "tue", "wed", "thu", "fri")
OFFICE = WeekHours.from_json({day: [["09:00", "14:00"], ["15:00", "18:00"]] for day in DAYS})
HOUR = timedelta(hours=1)


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=MADRID)


def test_offers_one_time_before_and_one_after_noon_of_each_day() -> None:
    found = suggestions([Attendee(OFFICE, MADRID)], [], length=HOUR, since=at(11, 10, 10), until=at(14, 0), zone=MADRID)

    assert found == [at(11, 11), at(11, 12), at(12, 9), at(12, 12), at(13, 9), at(13, 12)]
    assert all(one.tzinfo is UTC for one in found)


def test_leaves_out_what_is_taken_and_days_off() -> None:
    everybody = [Attendee(OFFICE, MADRID, {date(2026, 3, 12)})]
    taken = [(at(11, 9), at(11, 13)), (at(11, 15, 30), at(11, 18))]

    found = suggestions(everybody, taken, length=HOUR, since=at(11, 8), until=at(13, 0), zone=MADRID)

    assert found == [at(11, 13)]


def test_an_hour_suits_everybody_wherever_they_are() -> None:
    """Nine in Mexico is four in the afternoon in Madrid, and Warsaw goes home at five."""
    everybody = [
        Attendee(OFFICE, MADRID),
        Attendee(WeekHours.from_json({day: [["09:00", "17:00"]] for day in DAYS}), WARSAW),
        Attendee(WeekHours.from_json({day: [["08:00", "14:00"]] for day in DAYS}), MEXICO),
    ]

    found = suggestions(everybody, [], length=HOUR, since=at(11, 8), until=at(13, 0), zone=MADRID)

    assert found == [at(11, 15), at(12, 15)]


def test_hours_that_never_meet_offer_nothing() -> None:
    morning, evening = ({day: [[a, b]] for day in DAYS} for a, b in (("07:00", "09:00"), ("20:00", "22:00")))
    everybody = [Attendee(WeekHours.from_json(week), MADRID) for week in (morning, evening)]

    assert suggestions(everybody, [], length=HOUR, since=at(11, 8), until=at(30, 0), zone=MADRID) == []


def test_clocks_that_change_on_different_days() -> None:
    """Two weeks in March, New York is five hours behind Madrid and not six."""
    newyork = Attendee(WeekHours.from_json({"tue": [["09:00", "10:00"]]}), ZoneInfo("America/New_York"))
    free = common_time([newyork], [], since=at(2, 0), until=at(11, 0, month=4))

    assert [begins.astimezone(MADRID).hour for begins, _ends in free] == [15, 14, 14, 14, 15, 15]


def test_whether_an_own_time_suits() -> None:
    everybody, taken = [Attendee(OFFICE, MADRID)], [(at(11, 10), at(11, 11))]
    cases = [
        (at(11, 9), True, True), (at(11, 10, 30), True, False), (at(11, 20), False, True), (at(14, 9), False, True),
    ]  # fmt: skip

    assert [is_free(everybody, taken, begins, begins + HOUR) for begins, *_ in cases] == [
        (works, free) for _begins, works, free in cases
    ]
