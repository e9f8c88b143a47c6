import re
from datetime import date, time, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.web.date_rail import date_rail
from vinculo.web.day_rail import Slot, day_rail
from vinculo.web.ribbon import year_ribbon

TODAY = date(2025, 11, 18)
XSS = '"><script>alert(1)</script>'
near = st.integers(-400, 400).map(lambda days: TODAY + timedelta(days=days))
maybe = st.none() | near


def percents(markup):
    return [float(number) for number in re.findall(r'[ "]([-\d.]+)%"', markup)]


@given(promised=near, internal=maybe, forecast=maybe, today=maybe)
def test_a_date_rail_stays_on_its_line(promised, internal, forecast, today):
    markup = date_rail(promised, internal, forecast, today)

    ElementTree.fromstring(markup)
    assert all(0 <= share <= 100 for share in percents(markup))


def test_a_date_rail_says_what_it_shows():
    markup = date_rail(date(2025, 11, 21), date(2025, 11, 14), date(2025, 11, 25), TODAY)

    said = ElementTree.fromstring(markup).get("aria-label")
    assert said == "Promised for Fri 21 Nov. Internal date Fri 14 Nov. Forecast Tue 25 Nov. Today is Tue 18 Nov."


def test_only_a_late_forecast_is_drawn_as_overrun():
    on_time = date_rail(date(2025, 11, 21), forecast=date(2025, 11, 20), today=TODAY)
    late = date_rail(date(2025, 11, 21), forecast=date(2025, 11, 25), today=TODAY)

    assert ('class="over"' in on_time, 'class="over"' in late) == (False, True)


def test_labels_that_would_touch_go_to_the_second_row():
    together = date_rail(date(2025, 12, 21), internal=TODAY, today=TODAY)
    apart = date_rail(date(2025, 12, 21), internal=date(2025, 12, 10), today=TODAY)

    assert (ElementTree.fromstring(together).get("height"), ElementTree.fromstring(apart).get("height")) == ("89", "74")


def test_the_ribbon_names_its_seasons_for_those_who_listen():
    markup = year_ribbon(
        [1] * 24, [("winter", date(2023, 12, 1)), ("summer", date(2025, 10, 18))], starts_on=date(2023, 12, 1)
    )

    said = ElementTree.fromstring(markup).get("aria-label")
    assert said == "Last 24 months: Winter from Dec 2023; Summer from Oct 2025."


@given(
    counts=st.lists(st.integers(0, 300), min_size=2, max_size=36),
    spells=st.lists(st.tuples(st.sampled_from(["spring", "summer", "autumn", "winter", "?"]), near), max_size=8),
    marks=st.lists(
        st.tuples(st.text(st.characters(codec="utf-8", categories=["L", "N"]), max_size=12), near), max_size=5
    ),
)
def test_a_ribbon_stays_on_its_strip(counts, spells, marks):
    spells, marks = sorted(spells, key=lambda spell: spell[1]), sorted(marks, key=lambda mark: mark[1])
    markup = year_ribbon(counts, spells, marks, starts_on=date(2024, 12, 1))

    ElementTree.fromstring(markup)
    assert all(0 <= share <= 100.01 for share in percents(markup))


def test_a_ribbon_lets_no_markup_through():
    assert "<script" not in year_ribbon([1, 2], [], [(XSS, date(2025, 10, 1))], starts_on=date(2025, 9, 1))


def test_a_day_holds_its_slots_and_grows_for_early_ones():
    slots = [Slot("ours", time(7), time(8), "Breakfast", "Iga"), Slot("due", time(13, 10), None, "13:10 Katarzyna")]
    markup = day_rail(slots, "Your day", now=time(9, 30))

    root = ElementTree.fromstring(markup)
    assert root.get("aria-label") == "Your day"
    assert "7:00" in markup


@pytest.mark.parametrize("kind", ["ours", "theirs", "gap", "due"])
def test_a_day_lets_no_markup_through(kind):
    markup = day_rail([Slot(kind, time(10), time(12), XSS, XSS)], XSS)

    assert "<script" not in markup
    ElementTree.fromstring(markup)


@given(begins=st.times(), length=st.integers(0, 600), now=st.times())
def test_any_slot_can_be_drawn(begins, length, now):
    minute = min(begins.hour * 60 + begins.minute + length, 23 * 60 + 59)

    ElementTree.fromstring(
        day_rail([Slot("theirs", begins, time(minute // 60, minute % 60), "A call")], "Day", now=now)
    )
