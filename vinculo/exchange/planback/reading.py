"""Read an exported plan that comes back: which rows it has, and what they say now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from vinculo.exchange import limits
from vinculo.exchange.planback.marks import FIELDS, SHEET, project_of_mark
from vinculo.exchange.refusals import Refused
from vinculo.exchange.sheets import values, workbook
from vinculo.exchange.sheets.cells import Cell, Line, text_of
from vinculo.exchange.sheets.source import is_workbook
from vinculo.exchange.sheets.values import Ways
from vinculo.language import cleaning

WAYS = Ways()
MOST_ROWS = 5000


@dataclass(slots=True)
class Row:
    """A row as it came back. `mark` is empty for one that was added; `unread` are cells nobody could read."""

    number: int
    mark: str
    says: dict[str, Any]
    unread: list[str] = field(default_factory=list)


def read(stream: BinaryIO) -> tuple[int, list[Row]]:
    """The project's key and the rows. Raises Refused when this is no plan that was taken along from here."""
    if not is_workbook(stream):
        raise Refused("no_plan")
    sheets = workbook.look(stream)
    hidden = next((one for one in sheets if one.name == SHEET), None)
    mark = next(iter(workbook.lines(stream, hidden.index)), None) if hidden else None
    project = project_of_mark(text_of(mark[0])) if mark else None
    if hidden is None or project is None:
        raise Refused("no_plan")
    named = dict(_named(line) for line in workbook.lines(stream, hidden.index) if line.number > 1)
    tasks = next(one for one in sheets if one.name != SHEET)
    lines = list(workbook.lines(stream, tasks.index))
    if not lines:
        return project, []
    if len(lines) > MOST_ROWS:
        raise Refused("too_many_rows", limit=MOST_ROWS)
    places = {named[text]: at for at, cell in enumerate(lines[0].cells) if (text := text_of(cell)) in named}
    if "title" not in places or "mark" not in places:
        raise Refused("plan_columns")
    return project, [row for line in lines[1:] if (row := _row(line, places))]


def _named(line: Line) -> tuple[str, str]:
    """(heading, field): headings are in the language they were taken along in."""
    return text_of(line[0]), text_of(line[1])


def _row(line: Line, places: Mapping[str, int]) -> Row | None:
    row = Row(line.number, text_of(line[places["mark"]]).strip(), {})
    for name in FIELDS:
        if name in places:
            _read(row, name, line[places[name]])
    return row if row.mark or row.says.get("title") else None


def _read(row: Row, name: str, cell: Cell) -> None:
    text = cleaning.one_line(text_of(cell))
    if name in ("title", "assignee", "column"):
        row.says[name] = text[: limits.SUBJECT if name == "title" else limits.NAME]
        return
    if name.endswith("_on"):
        day = values.day(cell, WAYS)
        found: str | int | None = day.isoformat() if day else None
    elif name == "hours":
        found = values.minutes(cell, "h", WAYS)
    else:
        found = values.percent(cell, WAYS) if text else 0
    if text and found is None:
        row.unread.append(text)
    else:
        row.says[name] = found
