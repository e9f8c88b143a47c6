from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from vinculo.web import dates

TODAY = date(2025, 11, 18)
FRIDAY = date(2025, 11, 21)


@pytest.mark.parametrize(
    ("language", "short", "long"),
    [
        ("en", "Fri 21 Nov", "Friday 21 November"),
        ("es", "vie 21 nov", "viernes, 21 de noviembre"),
        ("pl", "pt. 21 lis", "piątek, 21 listopada"),
    ],
)
def test_days_in_the_three_languages(language, short, long):
    with translation.override(language):
        assert (dates.day(FRIDAY, TODAY), dates.day_long(FRIDAY, TODAY)) == (short, long)


@pytest.mark.parametrize(
    ("language", "short", "long"),
    [
        ("en", "Mon 14 Oct 2024", "Monday 14 October 2024"),
        ("es", "lun 14 oct 2024", "lunes, 14 de octubre de 2024"),
        ("pl", "pon. 14 paź 2024", "poniedziałek, 14 października 2024"),
    ],
)
def test_another_year_is_named(language, short, long):
    with translation.override(language):
        assert (dates.day(date(2024, 10, 14), TODAY), dates.day_long(date(2024, 10, 14), TODAY)) == (short, long)


@pytest.mark.parametrize(
    ("language", "week"),
    [
        ("en", "Mon Tue Wed Thu Fri Sat Sun"),
        ("es", "lun mar mié jue vie sáb dom"),
        ("pl", "pon. wt. śr. czw. pt. sob. niedz."),
    ],
)
def test_weekdays_as_people_write_them(language, week):
    assert dates.names(language).short_weekdays == tuple(week.split())


def test_a_language_without_dates_of_ours_reads_english():
    with translation.override("de"):
        assert dates.day(FRIDAY, TODAY) == "Fri 21 Nov"


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2025, 11, 17), "yesterday"),
        (TODAY, "today"),
        (date(2025, 11, 19), "tomorrow"),
        (date(2025, 11, 20), "Thu 20 Nov"),
    ],
)
def test_near_days_go_by_their_names(on, said):
    assert dates.day_near(on, TODAY) == said


def test_a_moment_is_told_in_the_readers_time_zone():
    late = datetime(2025, 11, 17, 23, 30, tzinfo=UTC)

    with timezone.override(ZoneInfo("Europe/Warsaw")):
        assert (dates.day(late, TODAY), dates.clock(late)) == ("Tue 18 Nov", "0:30")
        assert dates.moment(late, TODAY) == "today, 0:30"
    with timezone.override(ZoneInfo("UTC")):
        assert (dates.day(late, TODAY), dates.clock(late)) == ("Mon 17 Nov", "23:30")


def test_clock_drops_the_leading_zero_of_hours_only():
    assert [dates.clock(time(9, 5)), dates.clock(time(13, 30)), dates.clock(time(0, 0))] == ["9:05", "13:30", "0:00"]


def test_month_and_shortest_day():
    assert (dates.month(FRIDAY), dates.day_month(FRIDAY, TODAY)) == ("Nov 2025", "21 Nov")


@pytest.mark.parametrize(
    "say", [dates.day, dates.day_month, dates.day_long, dates.day_near, dates.month, dates.clock, dates.moment]
)
def test_no_date_says_nothing(say):
    assert say(None) == ""


def test_a_polish_may_takes_its_ending_after_a_number():
    with translation.override("pl"):
        assert dates.day_month(date(2026, 5, 1), date(2026, 3, 1)) == "1 maja"
        assert dates.month(date(2026, 5, 1)) == "maj 2026"
