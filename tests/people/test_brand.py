"""One colour makes six, and whatever it is, everything can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.people.brand import (
    DARK,
    ENOUGH,
    LIGHT,
    NotAColour,
    brand,
    can_be_read,
    contrast,
    hexed,
    luminance,
    mark_of,
    nearest,
    parsed,
    sheet,
)

PART = st.integers(0, 255)


@given(st.tuples(PART, PART, PART))
def test_every_colour_gives_pairs_that_can_be_read(colour):
    found = brand(hexed(colour))

    for tokens, grounds in ((found.light, LIGHT), (found.dark, DARK)):
        accent = parsed(tokens.accent)
        assert all(contrast(accent, ground) >= ENOUGH for ground in (*grounds, parsed(tokens.soft)))
        assert contrast(parsed(tokens.fill), parsed(tokens.on_accent)) >= ENOUGH
        assert contrast(parsed(tokens.fill_hover), parsed(tokens.on_accent)) >= ENOUGH


@given(st.tuples(PART, PART, PART))
def test_what_is_offered_instead_can_be_read_and_is_no_darker_than_it_must(colour):
    offered = nearest(colour)

    assert can_be_read(offered)
    assert offered == colour or luminance(offered) < luminance(colour)


def test_black_and_white_are_as_far_apart_as_it_goes():
    assert round(contrast((0, 0, 0), (255, 255, 255)), 2) == 21.0


def test_a_colour_that_can_be_read_stays_as_it_is():
    assert hexed(nearest(parsed("#993a14"))) == "#993a14"


@pytest.mark.parametrize("text", ["", "red", "#12345", "#1234567", "#12345g", "#123456; }", "rgb(1,2,3)"])
def test_anything_else_is_no_colour(text):
    with pytest.raises(NotAColour):
        parsed(text)


def test_the_sheet_says_both_themes_and_its_mark_changes_with_it():
    assert "--accent: light-dark(#993a14, " in sheet("#993A14")
    assert mark_of("#993a14") != mark_of("#0a5a4c")
