"""
Rows of a separated text file, one at a time, each with the line it starts on.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NoReturn

from vinculo.exchange import limits
from vinculo.exchange.refusals import Refused, RowProblem
from vinculo.language.cleaning import beginning

SEPARATORS = (",", ";", "\t", "|")
HEADINGS = 1  # they are no row of their own
LONGEST_LINE = limits.CELL + limits.MEGABYTE

csv.field_size_limit(limits.CELL)


@dataclass(slots=True)
class Row:
    line: int
    cells: list[str]


class _Lines:
    """Physical lines for the csv reader, counting them, saying when they ended and which were too long."""

    def __init__(self, text: io.TextIOBase) -> None:
        self.text = text
        self.read = 0
        self.ended = False
        self.too_long: list[int] = []

    def __iter__(self) -> Iterator[str]:
        while line := self.text.readline(LONGEST_LINE):
            self.read += 1
            if len(line) < LONGEST_LINE:
                yield line
            else:
                self._skip(line)
        self.ended = True

    def _skip(self, line: str) -> None:
        self.too_long.append(self.read)
        while line and not line.endswith(("\n", "\r")):
            line = self.text.readline(LONGEST_LINE)


def rows(text: io.TextIOBase, separator: str) -> Iterator[Row | RowProblem]:
    """
    The rows of `text`; blank ones are passed over. A row that cannot be read is a RowProblem, and reading goes on.
    Raises Refused for more rows or columns than an import may hold.
    """
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=separator)
    count = 0
    while True:
        start = lines.read + 1
        try:
            cells = next(reader, None)
        except csv.Error as problem:
            yield _unreadable(start, str(problem))
            continue
        if lines.too_long:
            yield from _too_long(lines)
        if cells is None:
            return
        if not any(cells):
            continue
        count += 1
        if count > limits.ROWS + HEADINGS or len(cells) > limits.COLUMNS:
            _refuse(count)
        if lines.ended:
            yield RowProblem(start, beginning(cells[0]), "unclosed_quote")
        else:
            yield Row(start, cells)


def _too_long(lines: _Lines) -> Iterator[RowProblem]:
    for number in lines.too_long:
        yield RowProblem(number, "", "cell_too_big", {"limit": limits.CELL // limits.MEGABYTE})
    lines.too_long.clear()


def _unreadable(line: int, problem: str) -> RowProblem:
    if "field limit" in problem:
        return RowProblem(line, "", "cell_too_big", {"limit": limits.CELL // limits.MEGABYTE})
    return RowProblem(line, "", "broken_row")


def _refuse(count: int) -> NoReturn:
    if count > limits.ROWS + HEADINGS:
        raise Refused("too_many_rows", limit=limits.ROWS)
    raise Refused("too_many_columns", limit=limits.COLUMNS)


def first_rows(sample: Iterable[str], separator: str, count: int = 30) -> list[list[str]]:
    """The first rows of a sample, only to look at; problems end the look."""
    found: list[list[str]] = []
    try:
        for cells in csv.reader(sample, delimiter=separator):
            if any(cell.strip() for cell in cells):
                found.append(cells)
            if len(found) == count:
                break
    except csv.Error:
        pass
    return found
