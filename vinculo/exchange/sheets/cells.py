"""A cell of a table: what it holds, and how that reads as text."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any


class Missing:
    """A formula that was saved without what it comes to."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING = Missing()
Cell = str | int | float | bool | date | datetime | time | timedelta | Missing | None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet, with the number it has there."""

    number: int
    cells: tuple[Cell, ...]

    def __getitem__(self, column: int) -> Cell:
        return self.cells[column] if column < len(self.cells) else None


def cell_of(told: Any) -> Cell:
    """A cell as the reading process told it. Raises ValueError for what it cannot have told."""
    if told is None or isinstance(told, str | int | float | bool):
        return told
    if not isinstance(told, dict) or len(told) != 1:
        raise ValueError("no cell")
    ((kind, value),) = told.items()
    if kind == "on":
        return date.fromisoformat(value)
    if kind == "at":
        return datetime.fromisoformat(value)
    if kind == "time":
        return time.fromisoformat(value)
    return timedelta(seconds=int(value)) if kind == "seconds" else MISSING


def text_of(cell: Cell) -> str:
    """How a cell reads: days as 2026-03-04, numbers without a needless decimal, nothing for an empty one."""
    if cell is None or cell is MISSING:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return f"{cell:.10f}".rstrip("0").rstrip(".")
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    return str(cell)
