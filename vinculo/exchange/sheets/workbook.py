"""
Workbooks (.xlsx, .xlsm, .xls, .ods), read by a process of its own after a look at how large they would become.
"""

import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from vinculo.exchange import limits
from vinculo.exchange.reading.archives import is_packed, members_of
from vinculo.exchange.refusals import Refused
from vinculo.exchange.sheets.cells import Line, cell_of

CHILD = Path(__file__).with_name("child.py")
SECONDS = {"look": 15, "rows": 90}  # by the clock; the process allows itself less of the processor
LONGEST_LINE = limits.CELL + limits.MEGABYTE
ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it is seen before one is chosen: its first rows, cells cut short, and which of them are merged."""

    name: str
    index: int
    is_visible: bool
    lines: tuple[Line, ...]
    height: int = 0
    merged: tuple[tuple[int, int, int, int], ...] = ()


def look(stream: BinaryIO) -> tuple[Sheet, ...]:
    """The sheets of a workbook. Raises Refused when it cannot be read, is protected or would become too large."""
    check(stream)
    return tuple(_sheet(told) for told in _told(stream, "look"))


def lines(stream: BinaryIO, index: int) -> Iterator[Line]:
    """The rows of a sheet that hold something. Raises Refused, at once or for more than an import may hold."""
    check(stream)
    for count, told in enumerate(_told(stream, "rows", str(index)), start=1):
        number, cells = told
        if count > limits.ROWS:
            raise Refused("too_many_rows", limit=limits.ROWS)
        if len(cells) > limits.COLUMNS:
            raise Refused("too_many_columns", limit=limits.COLUMNS)
        yield Line(number, tuple(map(cell_of, cells)))


def check(stream: BinaryIO) -> None:
    """Refuse a workbook by its size and its list of files, before anything of it is unpacked."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if size > limits.WORKBOOK:
        raise Refused("too_big", limit=limits.WORKBOOK // limits.MEGABYTE)
    if stream.read(4) != ZIP:
        return
    found = members_of(stream)
    whole = sum(one.file_size for one in found)
    if whole > limits.WORKBOOK_UNPACKED or whole > limits.SMALL_UNPACKED and whole > size * limits.PACKED_TIGHT:
        raise Refused("workbook_too_large", limit=limits.WORKBOOK_UNPACKED // limits.MEGABYTE)
    if any(is_packed(one.filename) for one in found):
        raise Refused("workbook_packed")


def _sheet(told: dict[str, Any]) -> Sheet:
    rows = (Line(number, tuple(map(cell_of, cells))) for number, cells in enumerate(told["rows"], start=1))
    merged = tuple((top, left, bottom, right) for top, left, bottom, right in told.get("merged", ()))
    return Sheet(told["sheet"], told["index"], told["visible"], tuple(rows), told.get("height", 0), merged)


def _told(stream: BinaryIO, task: str, *more: str) -> Iterator[Any]:
    with tempfile.TemporaryFile() as answer, _as_file(stream) as file:
        try:
            done = subprocess.run(  # noqa: S603 our own program, its arguments are ours
                [sys.executable, "-I", str(CHILD), task, *more],
                stdin=file,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS[task],
                env={"LANG": "C.UTF-8"},
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Refused("workbook_too_much") from None
        answer.seek(0)
        if done.returncode != 0:
            raise Refused("workbook_too_much")
        yield from _answers(answer)


def _answers(answer: BinaryIO) -> Iterator[Any]:
    """Its lines, up to the one that says how it ended."""
    while line := answer.readline(LONGEST_LINE):
        try:
            told = json.loads(line)
        except ValueError:
            break
        if isinstance(told, dict) and "why" in told:
            raise Refused("excel_password" if told["why"] == "password" else _why(told["why"]))
        if isinstance(told, dict) and "end" in told:
            return
        yield told
    raise Refused("workbook_too_much")


def _why(name: str) -> str:
    return "workbook_too_much" if name in ("MemoryError", "OSError") else "workbook_broken"


@contextmanager
def _as_file(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The stream as something another process can read."""
    stream.seek(0)
    try:
        stream.fileno()
    except (OSError, AttributeError):
        with tempfile.TemporaryFile() as copy:
            copy.write(stream.read())
            copy.flush()
            copy.seek(0)
            yield copy
        return
    yield stream
