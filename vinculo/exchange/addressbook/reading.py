"""
Read a contact list from a stream, row by row.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from vinculo.exchange.addressbook import rows
from vinculo.exchange.addressbook.columns import folded
from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.addressbook.headings import Shape, is_heading_row, shape_of
from vinculo.exchange.addressbook.wrapped import plain
from vinculo.exchange.reading import tables
from vinculo.exchange.reading.text import choose_encoding, open_text
from vinculo.exchange.refusals import Refused, RowProblem
from vinculo.language import cleaning

DAY_FIRST = frozenset(
    "nombre nombres apellido apellidos empresa correo imie nazwisko firma vorname nachname unternehmen telefono".split()
)
BATCH = 500
BATCH_SIZE = 4_000_000  # characters
DAY_FIRST_KINDS = frozenset({"linkedin"})


@dataclass(frozen=True, slots=True)
class List:
    """A contact list that is open: its shape and, once, its rows."""

    shape: Shape
    records: Iterator[ContactRow | RowProblem]


def look(stream: BinaryIO, sheet: int | None = None) -> Shape:
    """
    The shape of a list: headings, separator, proposed columns. `sheet`: which one of a workbook, when it is not the
    likeliest. Raises Refused when it is no contact list.
    """
    return _look(plain(stream, sheet))


def _look(stream: BinaryIO) -> Shape:
    encoding = choose_encoding(stream)
    text = open_text(stream, encoding)
    head = text.read(65536)
    text.detach()
    shape = shape_of(head.lstrip("\ufeff"))
    if shape is None:
        raise Refused("plain_text")
    return shape


def read(stream: BinaryIO, columns: Mapping[int, str] | None = None, sheet: int | None = None) -> List:
    """
    Open a list. `columns` (index → field) replaces the proposal, `sheet` the likeliest sheet of a workbook. Raises
    Refused when no column is a name or an address.
    """
    stream = plain(stream, sheet)
    shape = _look(stream)
    used = dict(shape.proposal if columns is None else columns)
    if not {"name", "given", "family", "email"} & set(used.values()):
        raise Refused("not_columns")
    return List(shape, _records(stream, shape, used))


def sample(stream: BinaryIO, count: int = 5, sheet: int | None = None) -> list[list[str]]:
    """The first rows below the headings, as they are, to show beside the mapping."""
    stream = plain(stream, sheet)
    shape = _look(stream)
    found = (row for row in _body(stream, shape) if isinstance(row, tables.Row))
    return [[cell[:80] for cell in row.cells] for row in itertools.islice(found, count)]


def _records(stream: BinaryIO, shape: Shape, columns: dict[int, str]) -> Iterator[ContactRow | RowProblem]:
    read_rows = rows.reader(columns, _order(shape))
    some = False
    for batch in _batches(_within(row, len(shape.headings)) for row in _body(stream, shape)):
        some = True
        read = iter(read_rows([row for row in batch if isinstance(row, tables.Row)]))
        for row in batch:
            yield next(read) if isinstance(row, tables.Row) else row
    if not some:
        raise Refused("no_rows")


def _batches(found: Iterable[tables.Row | RowProblem]) -> Iterator[list[tables.Row | RowProblem]]:
    """Some hundred rows at a time, fewer when they are long."""
    batch: list[tables.Row | RowProblem] = []
    size = 0
    for row in found:
        batch.append(row)
        size += sum(map(len, row.cells)) if isinstance(row, tables.Row) else 0
        if len(batch) == BATCH or size > BATCH_SIZE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _body(stream: BinaryIO, shape: Shape) -> Iterator[tables.Row | RowProblem]:
    text = open_text(stream, choose_encoding(stream))
    started = False
    for row in tables.rows(text, shape.separator):
        if isinstance(row, tables.Row):
            if is_heading_row(_without_mark(row.cells), shape.headings):
                started = True
                continue
            if not started or _is_notice(row.cells, shape):
                continue
        if started:
            yield row
    text.detach()


def _without_mark(cells: list[str]) -> list[str]:
    return [cells[0].lstrip("\ufeff"), *cells[1:]]


def _is_notice(cells: list[str], shape: Shape) -> bool:
    """LinkedIn's notes may come after the headings instead of before them."""
    return shape.kind == "linkedin" and (cells[0].startswith("Notes:") or len(cells) == 1)


def _within(row: tables.Row | RowProblem, width: int) -> tables.Row | RowProblem:
    if isinstance(row, RowProblem) or len(row.cells) <= width or not any(map(str.strip, row.cells[width:])):
        return row
    return RowProblem(row.line, cleaning.beginning(row.cells[0]), "too_many_cells")


def _order(shape: Shape) -> str:
    words = {folded(heading) for heading in shape.headings}
    return "dmy" if words & DAY_FIRST or shape.kind in DAY_FIRST_KINDS else ""
