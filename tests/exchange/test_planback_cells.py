"""What the cells of a plan that comes back say, whatever Excel made of what was typed."""

from datetime import time, timedelta
from typing import Any

import pytest

from vinculo.exchange.planback.reading import Row, _read, percent
from vinculo.exchange.sheets.cells import MISSING


@pytest.mark.parametrize(
    ("cell", "is_share", "found"),
    [
        (0.5, True, 50), (0.57, True, 57), (1, True, 100), (50, True, 50), ("50 %", True, 50), (0, True, 0),
        (0.5, False, 50), (50, False, 50), (1, False, 1), ("12,5 %", False, 12), (True, True, 100),
        ("half", True, None), (140, True, None),
    ],
)  # fmt: skip
def test_percent(cell: Any, is_share: bool, found: int | None) -> None:
    assert percent(cell, is_share=is_share) == found


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("1,5 h", 90), ("1.5 h", 90), ("1,5", 90), (1.5, 90), (55 / 60, 55), ("1:30", 90), (time(1, 30), 90),
        (timedelta(hours=30), 1800), ("1 h 30 min", 90), ("2 d", 960), ("1.250,5 h", 75030), ("0,125 h", 8),
    ],
)  # fmt: skip
def test_hours(cell: Any, minutes: int) -> None:
    row = Row(2, "", {})
    _read(row, "hours", cell, "Estimate")
    assert (row.says, row.unread) == ({"hours": minutes}, [])


@pytest.mark.parametrize("cell", ["1,500 h", "soon", "3 elephants", "#REF!"])
def test_what_may_mean_two_things_is_left_out(cell: str) -> None:
    row = Row(2, "", {})
    _read(row, "hours", cell, "Estimate")
    assert (row.says, row.unread) == ({}, [cell])


def test_a_formula_without_its_value_says_nothing_and_an_empty_cell_empties() -> None:
    row = Row(2, "", {})
    for name in ("title", "due_on", "hours", "share", "assignee"):
        _read(row, name, MISSING, name)
    _read(row, "starts_on", None, "Starts on")

    assert (row.says, row.unsaved) == ({"starts_on": None}, ["title", "due_on", "hours", "share", "assignee"])
