"""Read an exported plan that comes back: which rows it has, and what they say now."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, BinaryIO

from vinculo.exchange import limits
from vinculo.exchange.planback.marks import FIELDS, SHARE, SHEET, project_of_mark, row_key
from vinculo.exchange.refusals import Refused
from vinculo.exchange.sheets import values, workbook
from vinculo.exchange.sheets.cells import MISSING, Cell, Line, text_of
from vinculo.exchange.sheets.source import is_workbook
from vinculo.exchange.sheets.values import Ways
from vinculo.language import cleaning

WAYS = Ways()
GROUPED = re.compile(r"(?<!\d)[1-9]\d{0,2}[.,]\d{3}(?!\d)")
MOST_ROWS = 5000


@dataclass(slots=True)
class Row:
    """
    A row as it came back. `mark` is empty for one that was added. `key` is by what it is known when the same workbook
    comes again. `unread` are cells nobody could read, `unsaved` formulas that were saved without their value; neither
    says anything about its field.
    """

    number: int
    mark: str
    says: dict[str, Any]
    unread: list[str] = field(default_factory=list)
    unsaved: list[str] = field(default_factory=list)
    key: str = ""


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
    heads = {name: text_of(lines[0].cells[at]) for name, at in places.items()}
    rows = [row for line in lines[1:] if (row := _row(line, places, heads))]
    name_rows(rows, text_of(mark[0]) if mark else "")
    return project, rows


def _named(line: Line) -> tuple[str, str]:
    """(heading, field): headings are in the language they were taken along in."""
    return text_of(line[0]), text_of(line[1])


def _row(line: Line, places: Mapping[str, int], heads: Mapping[str, str]) -> Row | None:
    row = Row(line.number, text_of(line[places["mark"]]).strip(), {})
    for name in (*FIELDS, SHARE):
        if name in places:
            _read(row, name, line[places[name]], heads[name])
    return row if row.mark or row.says.get("title") else None


def _read(row: Row, name: str, cell: Cell, head: str) -> None:
    text = cleaning.one_line(text_of(cell))
    if cell is MISSING:
        row.unsaved.append(head)
        return
    if values.BROKEN.fullmatch(text):
        row.unread.append(text)
        return
    if name in ("title", "assignee", "column"):
        row.says[name] = text[: limits.SUBJECT if name == "title" else limits.NAME]
        return
    if name.endswith("_on"):
        day = values.day(cell, WAYS)
        found: str | int | None = day.isoformat() if day else None
    elif name == "hours":
        found = values.minutes(cell, "h", Ways(decimal=decimal_of(text))) if decimal_of(text) else None
    else:
        found = percent(cell, is_share=name == SHARE) if text else 0
    if text and found is None:
        row.unread.append(text)
    else:
        row.says["percent" if name == SHARE else name] = found


def decimal_of(text: str) -> str:
    """The sign before the part of a number as it is written here; none when 1,500 may be one and a half or more."""
    signs = [one for one in text if one in ".,"]
    if len(set(signs)) == 2:
        return signs[-1]
    if not signs or len(signs) > 1:
        return "," if signs == ["."] * len(signs) and signs else "."
    return "" if GROUPED.search(text) else signs[0]


def percent(cell: Cell, *, is_share: bool) -> int | None:
    """50 %, whether the sheet keeps it as 0.5, as 50 or as a text. In a column of shares 1 is all of it."""
    if isinstance(cell, int | float) and (0 < cell < 1 or (is_share and cell == 1)):
        return int((Decimal(str(float(cell))) * 100).to_integral_value())
    return values.percent(cell, Ways(decimal=decimal_of(text_of(cell)) or "."))


def name_rows(rows: list[Row], sheet: str) -> None:
    """By the sheet and the mark; what was added by its title, and which of that title it is."""
    count: Counter[str] = Counter()
    for row in rows:
        called = row.mark or row.says["title"]
        count[called] += 1
        row.key = row_key(sheet, called, count[called])
