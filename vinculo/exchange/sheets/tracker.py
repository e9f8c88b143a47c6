"""
A tracker made by hand becomes projects, milestones and tasks. What a row says besides stays with it as text, so that
no column is lost.
"""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from vinculo.exchange.history.records import Record, Records
from vinculo.exchange.reading.formats import Format
from vinculo.exchange.refusals import Refused, RowProblem
from vinculo.exchange.sheets import values
from vinculo.exchange.sheets.cells import Line, text_of
from vinculo.exchange.sheets.layout import WORK, laid_out
from vinculo.exchange.sheets.row import TITLE, Row, Told
from vinculo.exchange.sheets.source import lines_of
from vinculo.language import cleaning


def read(stream: BinaryIO, format: Format, name: str, choices: Mapping[str, str]) -> Records:
    """The records of a tracker, and the rows that cannot be taken. Raises Refused when no column names the work."""
    layout = laid_out(stream, name, choices)
    if not {*WORK, "account"} & set(layout.columns.values()):
        raise Refused("not_task_columns")
    return _Tracker(layout).records(lines_of(stream, layout.sheet.index))


class _Tracker(Told):
    """A tracker being read."""

    def records(self, lines: Iterator[Line | RowProblem]) -> Records:
        some = False
        for line in lines:
            if isinstance(line, RowProblem):
                yield line
            elif line.number > self.layout.headings.number:
                some = True
                yield from self.row(line)
        if not some:
            raise Refused("no_rows")

    def row(self, line: Line) -> Iterator[Record | RowProblem]:
        row = Row(self, line)
        title = row.text("title")[:TITLE]
        what = title or row.text("project") or row.text("mark")
        if not what and not WORK & set(self.places) and row.text("account"):
            yield row.account()
            return
        texts = [title] if title else map(text_of, line.cells)
        if any(map(values.is_total, texts)):
            yield RowProblem(line.number, what, "total_row")
        elif not what:
            yield RowProblem(line.number, cleaning.beginning(" ".join(map(text_of, line.cells)).strip()), "no_task")
        else:
            yield from row.around(is_work=not title and not row.text("mark"))
            if title:
                yield from row.job(title)
            elif row.text("mark"):
                yield row.mark(whole=True)
