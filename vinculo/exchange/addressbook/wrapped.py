"""The contact list inside of what it came in: a sheet of a workbook, or the archive LinkedIn sends."""

import csv
import io
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO
from zipfile import ZipInfo

from vinculo.exchange.addressbook.signs import is_connections
from vinculo.exchange.reading.archives import member_named, members_of
from vinculo.exchange.refusals import Refused
from vinculo.exchange.sheets import headings, workbook
from vinculo.exchange.sheets.cells import Line, text_of
from vinculo.exchange.sheets.headings import Headings
from vinculo.exchange.sheets.source import is_workbook
from vinculo.exchange.sheets.workbook import Sheet

LONGEST_GAP = 1000


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet that may hold the list: its number in the workbook, and how many rows stand below its headings."""

    index: int
    name: str
    rows: int
    is_hidden: bool
    is_proposed: bool


def plain(stream: BinaryIO, sheet: int | None = None) -> BinaryIO:
    """The list as separated text; of a workbook the sheet of this number, else the likeliest. Raises Refused."""
    if not is_workbook(stream):
        return stream
    found = _connections(stream)
    return _member(stream, found) if found else _sheet_as_text(stream, sheet)


def pages(stream: BinaryIO) -> list[Page]:
    """The sheets of a workbook that hold a table, hidden ones too; none for any other file. Raises Refused."""
    if not is_workbook(stream) or _connections(stream):
        return []
    sheets = workbook.look(stream)
    best, _heads = contact_sheet(sheets)
    found = [(one, heads) for one in sheets if (heads := headings.of_sheet(one))]
    return [
        Page(one.index, one.name, max(one.height - heads.number, 0), not one.is_visible, one is best)
        for one, heads in found
    ]


def _connections(stream: BinaryIO) -> str | None:
    return next((one.filename for one in _members(stream) if is_connections(one.filename)), None)


def _members(stream: BinaryIO) -> tuple[ZipInfo, ...]:
    stream.seek(0)
    return members_of(stream) if stream.read(2) == b"PK" else ()


def _member(stream: BinaryIO, name: str) -> BinaryIO:
    copy = tempfile.TemporaryFile()  # noqa: SIM115 it is closed with the reader that gets it
    with member_named(stream, name) as source:
        shutil.copyfileobj(source, copy)
    copy.seek(0)
    return copy


def _sheet_as_text(stream: BinaryIO, chosen: int | None) -> BinaryIO:
    sheet, heads = contact_sheet(workbook.look(stream), chosen)
    copy = tempfile.TemporaryFile()  # noqa: SIM115 it is closed with the reader that gets it
    text = io.TextIOWrapper(copy, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(text)
    at = 1
    for line in chain([Line(heads.number, heads.texts)], _below(stream, sheet, heads)):
        cells = [text_of(cell) for cell in line.cells]
        text.write("\n" * min(line.number - at, LONGEST_GAP))  # so that a row keeps its number
        rows.writerow(cells)
        at = max(at, line.number) + 1 + "".join(cells).count("\n")
    text.detach()
    copy.seek(0)
    return copy


def contact_sheet(sheets: tuple[Sheet, ...], chosen: int | None = None) -> tuple[Sheet, Headings]:
    """The chosen sheet, hidden or not, else the visible one that is most likely a list of people. Raises Refused."""
    wanted = [one for one in sheets if (one.is_visible if chosen is None else one.index == chosen)]
    found = [(sheet, heads) for sheet in wanted if (heads := headings.of_sheet(sheet))]
    if not found:
        raise Refused("workbook_empty")
    return min(found, key=lambda one: (one[1].kind != "contacts", -one[1].worth, one[0].index))


def _below(stream: BinaryIO, sheet: Sheet, heads: Headings) -> Iterator[Line]:
    return (line for line in workbook.lines(stream, sheet.index) if line.number > heads.number)
