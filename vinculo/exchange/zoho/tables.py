"""Records of a CSV of Zoho CRM, whatever parts its cells."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from vinculo.exchange.reading import tables
from vinculo.exchange.reading.text import HEAD, choose_encoding, open_text
from vinculo.exchange.refusals import Refused, RowProblem
from vinculo.exchange.zoho import modules
from vinculo.exchange.zoho.entries import Entry, of_table, split_heading

SEPARATORS = (*tables.SEPARATORS, ":")  # Zoho's bulk files may use the colon


def entries(stream: BinaryIO, module: str) -> Iterator[Entry | RowProblem]:
    """`module` from the name of the file, "" to tell it from the headings. Raises Refused for another module."""
    text = open_text(stream, choose_encoding(stream))
    head = text.read(HEAD).lstrip("\ufeff")
    text.detach()
    text = open_text(stream, choose_encoding(stream))
    try:
        yield from _entries(text, max(SEPARATORS, key=lambda one: _cells(head, one)), module)
    finally:
        text.detach()  # else the stream would be closed with it


def _entries(text: io.TextIOWrapper, separator: str, module: str) -> Iterator[Entry | RowProblem]:
    found = tables.rows(text, separator)
    first = next((row for row in found if isinstance(row, tables.Row)), None)
    if first is None:
        raise Refused("empty")
    headings = [split_heading(cell.lstrip("\ufeff")) for cell in first.cells]
    module = modules.NAMES.get(module) or modules.of({name for name, _part in headings})
    if module not in modules.ORDER:
        raise Refused("zoho_module")
    for row in found:
        yield row if isinstance(row, RowProblem) else of_table(module, row.line, headings, row.cells)


def _cells(head: str, separator: str) -> int:
    try:
        return len(next(csv.reader(io.StringIO(head, newline=""), delimiter=separator), []))
    except csv.Error:
        return 0
