"""Tables as files: what was text is text again, what was a number or a day is one, and nothing runs (T21)."""

import csv
import io
import tracemalloc
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation
from python_calamine import CalamineWorkbook

from vinculo.exchange.lists.cells import SIGNS
from vinculo.exchange.lists.columns import Column, Kind, Table, Value, table
from vinculo.exchange.lists.writing import as_csv, as_xlsx

HOSTILE = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "   =cmd|' /C calc'!A0", "\x01=1+1",
    "\x00=1", "\x1f@x", "\u00a0=1", "\u3000=1", "\ufeff=1", "\u200b=1", "＝1+1", "＋1", "－1", "＠SUM(A1)",
    '=HYPERLINK("http://evil.example","Prize")', "=cmd|' /C calc'!A0", "@SUM(1+9)*cmd|' /C calc'!A0", "http://x.example",
    "'=1", "0042", "+34 600 000 000", "1e5", "TRUE", "_x0041_",
]  # fmt: skip


def one_column(values: list[Any], kind: Kind = Kind.TEXT) -> Table:
    return Table("Things", ("Thing",), (kind,), [[value] for value in values])


def csv_cells(made: Table, delimiter: str = ",") -> list[list[str]]:
    out = io.BytesIO()
    as_csv(out, made)
    return list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline=""), delimiter=delimiter))


def xlsx_cells(made: Table) -> list[list[Any]]:
    out = io.BytesIO()
    as_xlsx(out, made)
    out.seek(0)
    return CalamineWorkbook.from_filelike(out).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("value", HOSTILE)
def test_no_cell_of_a_csv_begins_like_a_formula(value: str) -> None:
    cell = csv_cells(one_column([value]))[1][0]

    assert not cell.lstrip().startswith(SIGNS)
    assert not cell.startswith(("\t", "\r", "\n"))
    assert "\x00" not in cell


def test_every_cell_of_a_workbook_is_the_text_it_was() -> None:
    out = io.BytesIO()
    as_xlsx(out, one_column(HOSTILE))
    out.seek(0)
    book = CalamineWorkbook.from_filelike(out)
    shown = [row[0] for row in book.get_sheet_by_index(0).to_python()[1:]]

    assert all(isinstance(cell, str) for cell in shown)
    without_controls = [value.translate(dict.fromkeys([0, 1, 31])) for value in HOSTILE]
    assert [str(cell).strip() for cell in shown] == [value.strip() for value in without_controls]
    assert b"<f>" not in _sheet(out)


def _sheet(out: io.BytesIO) -> bytes:
    import zipfile

    return zipfile.ZipFile(out).read("xl/worksheets/sheet1.xml")


def test_control_without_the_guards_a_formula_would_be_one() -> None:
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out)
    book.add_worksheet().write(0, 0, "=1+1")
    book.close()

    assert b"<f>" in _sheet(out)


def test_days_and_sums_keep_their_kind() -> None:
    kinds = (Kind.DAY, Kind.MOMENT, Kind.SUM, Kind.NUMBER, Kind.YES)
    row: list[Value] = [date(2026, 3, 4), datetime(2026, 3, 4, 9, 30), Decimal("1840.50"), 7, True]
    made = Table("Things", ("Day", "Moment", "Sum", "Number", "Yes"), kinds, [row, [None] * 5])

    assert xlsx_cells(made)[1] == [date(2026, 3, 4), datetime(2026, 3, 4, 9, 30), 1840.5, 7.0, True]
    assert csv_cells(made)[1] == ["2026-03-04", "2026-03-04 09:30", "1840.50", "7", "yes"]
    assert csv_cells(made)[2] == [""] * 5


def test_where_sums_have_a_comma_cells_are_parted_by_semicolons() -> None:
    made = one_column([Decimal("-1840.50")], Kind.SUM)
    with translation.override("es"):
        assert csv_cells(made, ";")[1] == ["-1840,50"]


def test_a_sum_brings_its_currency() -> None:
    class Bill:
        minor, currency, owner = 184050, "PLN", None

    made = table("Bills", (Column("Total", "minor", Kind.SUM, currency="currency"), Column("Owner", "owner.name")),
                 [Bill()], currency="Currency")  # fmt: skip

    assert made.headings == ("Total", "Currency", "Owner")
    assert list(made.rows) == [[Decimal("1840.50"), "PLN", None]]


def test_a_text_longer_than_a_cell_is_cut_and_not_lost() -> None:
    assert len(xlsx_cells(one_column(["x" * 40_000]))[1][0]) == 32_767


class Nowhere(io.RawIOBase):
    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return len(data)


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_a_long_list_needs_no_more_memory_than_a_short_one(write: Any) -> None:
    def rows(count: int) -> Iterator[list[Any]]:
        return ([f"Thing {number}", number] for number in range(count))

    def peak(count: int) -> int:
        with Nowhere() if write is as_csv else io.BytesIO() as out:
            tracemalloc.start()
            assert write(out, Table("Things", ("A", "B"), (Kind.TEXT, Kind.NUMBER), rows(count))) == count
            found = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return found

    peak(100)
    assert peak(8000) - peak(1000) < 400_000
