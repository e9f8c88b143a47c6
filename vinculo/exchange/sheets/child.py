"""
Reads one workbook and tells what is in it, in a process of its own that may use little memory and little time: a file
from outside is opened by no process of ours. Imports nothing of ours. Formulas are never worked out and macros never
run; the reader knows neither.

`child.py look` answers a line about each sheet, `child.py rows 2` the rows of the third. The workbook is the standard
input; each answer is a line of JSON, the last one {"end": true} or {"why": "..."}.
"""

import json
import math
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

MEMORY = 300 * 1024 * 1024
SECONDS = {"look": 6, "rows": 30}
LARGEST_ANSWER = 400 * 1024 * 1024
SHEETS, ROWS, LOOK_ROWS, LOOK_COLUMNS, LOOK_CELL = 60, 100_000, 40, 80, 200
COLUMNS = 500
FORMULAS = 20_000
CHUNK = 1 << 20
CELL = re.compile(
    rb"<c\b[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*>\s*<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"
)
SHEET = re.compile(r"<sheet\b[^>]*>")
Cell = str | int | float | bool | dict[str, Any] | None


def look(book: CalamineWorkbook) -> Iterator[dict[str, Any]]:
    """What each sheet is called, whether it can be seen, and how it begins."""
    for index, about in enumerate(book.sheets_metadata[:SHEETS]):
        is_visible = about.visible == SheetVisibleEnum.Visible
        seen: dict[str, Any] = {"sheet": about.name, "visible": is_visible, "index": index, "rows": []}
        if about.typ == SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_index(index)
            rows = sheet.to_python(skip_empty_area=False, nrows=LOOK_ROWS)
            seen["rows"] = [[_short(told(cell)) for cell in row[:LOOK_COLUMNS]] for row in rows]
            seen["height"] = sheet.end[0] + 1 if sheet.end else 0
            seen["merged"] = [[*first, *last] for first, last in (sheet.merged_cell_ranges or [])[:500]]
        yield seen


def rows(book: CalamineWorkbook, index: int) -> Iterator[list[Any]]:
    """[number, cells] of each row that holds something; number counts from 1 as Excel does."""
    missing = _without_value(index)
    found = 0
    sheet = book.get_sheet_by_index(index)
    before: list[Cell] = [None] * (sheet.start[1] if sheet.start else 0)  # the columns on the left that hold nothing
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = before + [told(cell) for cell in row]
        for column in missing.get(number, ()):
            cells.extend([None] * (column + 1 - len(cells)))
            if column < COLUMNS and cells[column] is None:
                cells[column] = {"missing": True}
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            found += 1
            yield [number, cells]
        if found > ROWS:
            return


def told(cell: Any) -> Cell:
    """A cell as JSON can hold it; texts and numbers as they are, all else in a small object that names its kind."""
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, datetime):
        return {"at": cell.isoformat()}
    if isinstance(cell, date):
        return {"on": cell.isoformat()}
    if isinstance(cell, time):
        return {"time": cell.isoformat()}
    if isinstance(cell, timedelta):
        return {"seconds": int(cell.total_seconds())}
    if isinstance(cell, float):
        if not math.isfinite(cell):
            return str(cell)
        return int(cell) if cell.is_integer() and abs(cell) < 2**53 else cell
    return cell if isinstance(cell, bool | int) else None


def _short(cell: Cell) -> Cell:
    return cell[:LOOK_CELL] if isinstance(cell, str) else cell


def _without_value(index: int) -> dict[int, list[int]]:
    """Where a sheet has formulas that were saved without what they come to: row → columns."""
    found: dict[int, list[int]] = {}
    try:
        with zipfile.ZipFile(sys.stdin.buffer) as archive, archive.open(_part(archive, index)) as part:
            for column, row in _formulas(part):
                found.setdefault(row, []).append(column)
    except (zipfile.BadZipFile, KeyError, IndexError, OSError, ValueError, NotImplementedError):
        return {}
    return found


def _formulas(part: Any) -> Iterator[tuple[int, int]]:
    held, count = b"", 0
    while chunk := part.read(CHUNK):
        held += chunk
        end = held.rfind(b"</c>") + 4
        if end < 4:
            held = held[-CHUNK:]
            continue
        if b"<f" in held:
            for letters, row in CELL.findall(held, 0, end):
                count += 1
                if count > FORMULAS:
                    return
                yield _column(letters.decode()), int(row)
        held = held[end:]


def _part(archive: zipfile.ZipFile, index: int) -> str:
    """The file a sheet is kept in."""
    sheet = SHEET.findall(archive.read("xl/workbook.xml").decode())[index]
    key = re.search(r"\br:id=\"([^\"]+)\"", sheet)
    relations = archive.read("xl/_rels/workbook.xml.rels").decode()
    for relation in re.findall(r"<Relationship\b[^>]*>", relations):
        target = re.search(r"\bTarget=\"([^\"]+)\"", relation)
        if key and target and f'Id="{key[1]}"' in relation:
            return target[1].lstrip("/") if target[1].startswith("/") else f"xl/{target[1]}"
    raise KeyError(index)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _hold(task: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS[task], SECONDS[task]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_ANSWER, LARGEST_ANSWER))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))


def main(task: str, *index: str) -> None:
    try:
        sys.stdin.buffer.seek(0)
        book = CalamineWorkbook.from_filelike(sys.stdin.buffer)
        answers: Iterator[Any] = rows(book, int(index[0])) if index else look(book)
        for answer in answers:
            sys.stdout.write(json.dumps(answer) + "\n")
        last: dict[str, Any] = {"end": True}
    except PasswordError:
        last = {"why": "password"}
    except (CalamineError, IndexError, ValueError, OSError, MemoryError) as why:
        last = {"why": type(why).__name__}
    sys.stdout.write(json.dumps(last) + "\n")


if __name__ == "__main__":
    _hold(sys.argv[1])
    main(*sys.argv[1:])
