"""A table to read: a workbook with its sheets, or a text file, which is a single sheet."""

import io
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from vinculo.exchange.reading import tables
from vinculo.exchange.reading.oldoffice import MARK
from vinculo.exchange.reading.text import choose_encoding, open_text
from vinculo.exchange.refusals import Refused, RowProblem
from vinculo.exchange.sheets import headings, workbook
from vinculo.exchange.sheets.cells import Line
from vinculo.exchange.sheets.workbook import Sheet

HEAD = 65536


def is_workbook(stream: BinaryIO) -> bool:
    stream.seek(0)
    start = stream.read(8)
    stream.seek(0)
    return start.startswith((b"PK\x03\x04", MARK))


def sheets_of(stream: BinaryIO) -> tuple[Sheet, ...]:
    """The sheets as they begin. Raises Refused."""
    if is_workbook(stream):
        return workbook.look(stream)
    return (text_sheet(_head(stream))[1],)


def lines_of(stream: BinaryIO, index: int) -> Iterator[Line | RowProblem]:
    """The rows of a sheet that hold something. Raises Refused."""
    return workbook.lines(stream, index) if is_workbook(stream) else _text_lines(stream)


def text_sheet(head: str) -> tuple[str, Sheet]:
    """The likeliest separator of a text, and how its table begins."""
    read = [(separator, _parted(head, separator)) for separator in tables.SEPARATORS]
    separator, found = max(read, key=lambda one: _worth(one[1]))
    return separator, Sheet("", 0, True, tuple(found))


def _worth(found: list[Line]) -> tuple[int, int]:
    best = headings.find(found)
    return (best.worth, sum(map(bool, best.texts))) if best else (-1, 0)


def _parted(head: str, separator: str) -> list[Line]:
    try:
        rows = list(islice(tables.rows(io.StringIO(head, newline=""), separator), headings.LOOK_AT))
    except Refused:
        return []
    return [_line(row) for row in rows if isinstance(row, tables.Row)]


def _line(row: tables.Row) -> Line:
    return Line(row.line, tuple(cell or None for cell in row.cells))


def _head(stream: BinaryIO) -> str:
    text = open_text(stream, choose_encoding(stream))
    head = text.read(HEAD)
    text.detach()
    return head.lstrip("\ufeff")


def _text_lines(stream: BinaryIO) -> Iterator[Line | RowProblem]:
    separator, _sheet = text_sheet(_head(stream))
    text = open_text(stream, choose_encoding(stream))
    for row in tables.rows(text, separator):
        yield row if isinstance(row, RowProblem) else _line(row)
    text.detach()
