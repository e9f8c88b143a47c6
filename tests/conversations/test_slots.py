"""Where the check-ins of a plan fall: never on a free day of either side, never two on one day, always the same."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calendar.strategies import MADRID, calendars, days
from vinculo.calendar.holidays import HolidayCalendar
from vinculo.calendar.hours import OFFICE_HOURS, WeekHours
from vinculo.calendar.workdays import WorkCalendar
from vinculo.conversations.slots import BothSides, Suits, slots
from vinculo.projects.models import CommunicationPlan

SPAIN = WorkCalendar(MADRID, OFFICE_HOURS, HolidayCalendar("ES"))
rhythms = st.sampled_from(["weekly", "fortnightly", "monthly"])
countries = st.sampled_from(["", "ES", "PL", "IL", "GB", "ZZ"])
plans = st.builds(
    CommunicationPlan,
    rhythm=rhythms,
    weekday=st.integers(0, 6),
    starts_on=days,
    at_time=st.none() | st.times(time(9), time(16)),
)
offices = st.builds(
    WorkCalendar,
    zone=st.just(MADRID),
    hours=st.just(OFFICE_HOURS),
    holidays=st.sampled_from([HolidayCalendar("ES"), HolidayCalendar("PL"), frozenset()]),
)


def start_of(day):
    return datetime.combine(day, time(0), MADRID)


def made(plan, sides, day, weeks=6):
    return slots(plan, sides, since=start_of(day), until=day + timedelta(weeks=weeks))


@given(plans, offices | calendars, countries, st.integers(-30, 200))
def test_never_on_a_free_day_of_either_side_and_never_two_on_one_day(plan, ours, country, later):
    theirs = HolidayCalendar(country)
    day = plan.starts_on + timedelta(days=later)

    found = made(plan, BothSides(ours, theirs), day)

    assert [slot for slot in found if not ours.is_workday(slot.on)] == []
    assert [slot for slot in found if slot.on in theirs or theirs.is_weekend(slot.on)] == []
    assert len({slot.on for slot in found}) == len({slot.slot_on for slot in found}) == len(found)
    assert [slot for slot in found if slot.on < slot.slot_on] == []


@given(plans, offices, countries, st.integers(0, 100), st.integers(1, 40))
def test_the_same_whenever_one_asks(plan, ours, country, later, after):
    sides, day = BothSides(ours, HolidayCalendar(country)), plan.starts_on + timedelta(days=later)

    early, late = made(plan, sides, day, 12), made(plan, sides, day + timedelta(days=after))

    assert [slot for slot in early if slot.on >= day + timedelta(days=after) and slot in late] == [
        slot for slot in late if slot.on <= day + timedelta(weeks=12)
    ]


@given(plans.filter(lambda plan: plan.at_time is None), offices, countries)
def test_without_an_agreed_hour_it_is_one_in_which_we_work(plan, ours, country):
    found = made(plan, BothSides(ours, HolidayCalendar(country)), plan.starts_on)

    assert [slot for slot in found if not ours.is_working(slot.at)] == []


@pytest.mark.parametrize(
    ("country", "on"),
    [("ES", date(2026, 12, 10)), ("", date(2026, 12, 10)), ("PL", date(2026, 12, 10))],
)
def test_a_free_week_moves_one_on(country, on):
    ours = WorkCalendar(MADRID, OFFICE_HOURS, HolidayCalendar("ES", extra=[date(2026, 12, 7), date(2026, 12, 9)]))
    plan = CommunicationPlan(rhythm="weekly", weekday=1, starts_on=date(2026, 12, 1))

    found = made(plan, BothSides(ours, HolidayCalendar(country)), date(2026, 12, 2), weeks=2)

    assert [(slot.slot_on, slot.on) for slot in found] == [(date(2026, 12, 8), on), (date(2026, 12, 15),) * 2]


def test_their_holiday_counts_as_ours_does():
    plan = CommunicationPlan(rhythm="weekly", weekday=2, starts_on=date(2026, 11, 4))  # 11 November is one in Poland

    for country, on in (("PL", date(2026, 11, 12)), ("", date(2026, 11, 11))):
        sides = BothSides(SPAIN, HolidayCalendar(country))
        assert made(plan, sides, date(2026, 11, 5), weeks=1)[0].on == on


def test_the_hour_suits_those_who_take_part():
    afternoons = WeekHours.from_json({"mon": [["14:00", "17:00"]]})
    warsaw_evening = Suits(WeekHours.from_json({"mon": [["15:30", "20:00"]]}), ZoneInfo("Europe/Warsaw"))
    sides = BothSides(SPAIN, HolidayCalendar(), (Suits(afternoons, MADRID), warsaw_evening))

    at = sides.hour_on(date(2026, 3, 2), None)

    assert at.astimezone(MADRID).time() == time(16)
    assert sides.suit(at)
    assert not sides.suit(at + timedelta(hours=1))


def test_an_agreed_hour_is_kept_when_the_clocks_change():
    plan = CommunicationPlan(rhythm="weekly", weekday=0, starts_on=date(2026, 3, 23), at_time=time(9, 30))

    found = made(plan, BothSides(SPAIN, HolidayCalendar()), date(2026, 3, 23), weeks=1)

    assert [slot.at.astimezone(MADRID).time() for slot in found] == [time(9, 30)] * 2
    assert found[1].at - found[0].at == timedelta(days=7, hours=-1)


def test_a_country_that_rests_on_friday():
    israel = HolidayCalendar("IL")

    assert [israel.is_weekend(date(2026, 3, 6) + timedelta(days=n)) for n in range(3)] == [True, True, False]
    assert [HolidayCalendar("ZZ").is_weekend(date(2026, 3, 6) + timedelta(days=n)) for n in range(3)] == [
        False, True, True,
    ]  # fmt: skip
