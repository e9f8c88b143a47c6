"""Whose word stands: theirs where only they changed it, ours where we did."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.exchange.history.following import follow, plain

A, B, C = "first", "second", "third"
DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("ours", "theirs", "wrote", "write", "kept"),
    [
        (A, A, {"x": A}, {}, []),  # nobody changed anything
        (A, B, {"x": A}, {"x": B}, []),  # they did
        (B, A, {"x": A}, {}, []),  # we did
        (B, B, {"x": A}, {}, []),  # both, to the same
        (B, C, {"x": A}, {}, ["x"]),  # both, to something else
        (A, "", {"x": A}, {"x": ""}, []),  # they emptied it
        ("", A, {"x": A}, {}, []),  # we emptied it
        ("", A, {}, {"x": A}, []),  # never written, empty: completed
        (B, A, {}, {}, []),  # never written, full: ours
        (None, DAY, {}, {"x": DAY}, []),
        (DAY, date(2026, 3, 2), {"x": "2026-03-01"}, {"x": date(2026, 3, 2)}, []),
    ],
)
def test_three_sides(ours: Any, theirs: Any, wrote: dict[str, Any], write: dict[str, Any], kept: list[str]) -> None:
    found = follow({"x": ours}, {"x": theirs}, wrote)

    assert (found.write, found.kept) == (write, kept)


VALUES = st.sampled_from(["", A, B, C, None, 0, 50, DAY, datetime(2026, 3, 1, tzinfo=UTC)])
SIDES = st.dictionaries(st.sampled_from("abcd"), VALUES, min_size=1)


@given(theirs=SIDES, ours=SIDES, wrote=SIDES)
def test_a_second_time_nothing_is_left_to_write(theirs: Any, ours: Any, wrote: Any) -> None:
    here = {name: ours.get(name) for name in theirs}
    first = follow(here, theirs, {name: plain(value) for name, value in wrote.items()})

    again = follow({**here, **first.write}, theirs, first.wrote)

    assert again.write == {}
    assert again.wrote == first.wrote
    assert again.kept == first.kept


@given(theirs=SIDES, ours=SIDES, wrote=SIDES)
def test_what_we_changed_since_is_never_written_over(theirs: Any, ours: Any, wrote: Any) -> None:
    here = {name: ours.get(name) for name in theirs}
    before = {name: plain(value) for name, value in wrote.items()}

    found = follow(here, theirs, before)

    for name in found.write:
        assert plain(here[name]) == before.get(name) or here[name] in (None, "", 0)
