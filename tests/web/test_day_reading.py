"""Days as people type them, in three languages."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from vinculo.web.day_field import written
from vinculo.web.day_reading import NoSuchDay, NotADay, read_day

TODAY = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("21 nov", date(2026, 11, 21)),
        ("Nov 21", date(2026, 11, 21)),
        ("vie 27", date(2026, 11, 27)),
        ("mar 24 nov", date(2026, 11, 24)),
        ("pt. 27 lis", date(2026, 11, 27)),
        ("27.11", date(2026, 11, 27)),
        ("1/12", date(2026, 12, 1)),
        ("1/12/27", date(2027, 12, 1)),
        ("2026-12-01", date(2026, 12, 1)),
        ("mañana", date(2026, 11, 22)),
        ("FRIDAY", date(2026, 11, 27)),
        ("saturday", date(2026, 11, 28)),
        ("12 jan", date(2027, 1, 12)),
        ("1 paź", date(2026, 10, 1)),
        ("21st of november", date(2026, 11, 21)),
    ],
)
def test_what_people_write(text, on):
    assert read_day(text, TODAY) == on


@pytest.mark.parametrize(("text", "instead"), [("31 nov", date(2026, 12, 1)), ("30 feb", date(2027, 3, 2))])
def test_a_month_with_fewer_days_says_which_day_was_meant(text, instead):
    with pytest.raises(NoSuchDay) as problem:
        read_day(text, TODAY)

    assert problem.value.instead == instead


@pytest.mark.parametrize("text", ["", "soon", "32 nov", "order 3", "1/13", "0/0", "nov", "٣ nov x y", "9999-99-99"])
def test_what_is_no_day(text):
    with pytest.raises(NotADay):
        read_day(text, TODAY)


@pytest.mark.parametrize("language", ["en", "es", "pl"])
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_what_the_field_shows_is_read_back_the_same(language, on):
    with translation.override(language):
        assert read_day(written(on), TODAY) == on


@given(st.text(max_size=40))
def test_nothing_typed_breaks_it(text):
    with suppress(NotADay):
        assert abs(read_day(text, TODAY) - TODAY) < timedelta(days=4_000_000)
