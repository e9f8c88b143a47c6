"""The contact list inside of what it came in: a sheet of a workbook, or the archive LinkedIn sends."""

import csv
import io
import shutil
import tempfile
from collections.abc import Iterator
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


def plain(stream: BinaryIO) -> BinaryIO:
    """The list as separated text. Raises Refused."""
    if not is_workbook(stream):
        return stream
    found = next((one.filename for one in _members(stream) if is_connections(one.filename)), None)
    return _member(stream, found) if found else _sheet_as_text(stream)


def _members(stream: BinaryIO) -> tuple[ZipInfo, ...]:
    stream.seek(0)
    return members_of(stream) if stream.read(2) == b"PK" else ()


def _member(stream: BinaryIO, name: str) -> BinaryIO:
    copy = tempfile.TemporaryFile()  # noqa: SIM115 it is closed with the reader that gets it
    with member_named(stream, name) as source:
        shutil.copyfileobj(source, copy)
    copy.seek(0)
    return copy


def _sheet_as_text(stream: BinaryIO) -> BinaryIO:
    sheet, heads = contact_sheet(workbook.look(stream))
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


def contact_sheet(sheets: tuple[Sheet, ...]) -> tuple[Sheet, Headings]:
    """The visible sheet that is most likely a list of people."""
    found = [(sheet, heads) for sheet in sheets if sheet.is_visible and (heads := headings.of_sheet(sheet))]
    if not found:
        raise Refused("workbook_empty")
    return min(found, key=lambda one: (one[1].kind != "contacts", -one[1].worth, one[0].index))


def _below(stream: BinaryIO, sheet: Sheet, heads: Headings) -> Iterator[Line]:
    return (line for line in workbook.lines(stream, sheet.index) if line.number > heads.number)
