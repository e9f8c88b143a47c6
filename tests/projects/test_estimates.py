"""Lengths of time as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.projects.estimates import NotAnEstimate, read_estimate, say_estimate


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("3h", 180), ("1,5 h", 90), ("1.5h", 90), ("90m", 90), ("90 min", 90), ("2d", 960), ("1h 30m", 90), ("4", 240),
        ("1w", 2400), (" 2 D ", 960), ("", None), ("  ", None),
    ],
)  # fmt: skip
def test_an_estimate_is_read_as_it_is_said(text, minutes):
    assert read_estimate(text) == minutes


@pytest.mark.parametrize("text", ["soon", "3x", "-2h", "0h", "h", "3h and more", "99999w", "²h"])
def test_what_says_no_length_of_time_is_refused(text):
    with pytest.raises(NotAnEstimate):
        read_estimate(text)


@given(st.integers(1, 100_000))
def test_what_is_said_reads_back_as_the_same(minutes):
    assert read_estimate(say_estimate(minutes)) == minutes
