from datetime import date

import pytest

from vinculo.calendar.holidays import HolidayCalendar, places, public_holidays

IMMACULATE = date(2026, 12, 8)


def test_8_december_is_a_holiday_in_spain_and_not_in_poland():
    assert IMMACULATE in HolidayCalendar("ES")
    assert IMMACULATE not in HolidayCalendar("PL")


@pytest.mark.parametrize(
    ("country", "language", "name"),
    [
        ("ES", "es", "Natividad del Señor"),
        ("ES", "pl", "Natividad del Señor"),  # not known in Polish: what people there call it
        ("ES", "en-gb", "Christmas Day"),
        ("PL", "pl", "Boże Narodzenie (pierwszy dzień)"),
    ],
)
def test_names_come_in_the_language_if_the_country_is_known_in_it(country, language, name):
    assert HolidayCalendar(country, language=language).name_of(date(2026, 12, 25)) == name


def test_a_region_has_its_own_days():
    andalusia_day = date(2025, 2, 28)

    assert andalusia_day in HolidayCalendar("ES", "AN")
    assert andalusia_day not in HolidayCalendar("ES", "MD")


def test_own_days_are_merged_and_win():
    own = {date(2026, 8, 14): "We are closed", IMMACULATE: "Open house"}
    holidays = HolidayCalendar("ES", extra=own)

    assert holidays.name_of(date(2026, 8, 14)) == "We are closed"
    assert holidays.in_years(2026, 2026)[IMMACULATE] == "Open house"


def test_without_a_country_only_own_days_count():
    assert HolidayCalendar(extra={IMMACULATE: "Ours"}).in_years(2025, 2027) == {IMMACULATE: "Ours"}


def test_unknown_places_have_no_holidays_or_those_of_the_country():
    assert public_holidays("XX", "", 2026) == {}
    assert IMMACULATE in HolidayCalendar("ES", "no such region")


def test_years_come_in_order():
    days = list(HolidayCalendar("PL").in_years(2025, 2026))

    assert days == sorted(days)
    assert {day.year for day in days} == {2025, 2026}


def test_places_list_regions():
    assert "AN" in places()["ES"]
    assert "ESP" not in places()


def test_importing_the_calendar_does_not_import_the_big_library():
    import subprocess
    import sys

    code = "import sys, vinculo.calendar.holidays, vinculo.calendar.rhythm; sys.exit('holidays' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_any_other_day_has_no_name():
    assert HolidayCalendar("PL", extra=[IMMACULATE]).name_of(date(2026, 12, 9)) == ""
    assert IMMACULATE in HolidayCalendar("PL", extra=[IMMACULATE])
