"""
Tables as files that run nothing: CSV for everything, a workbook where cells keep their kind. Both are written row by
row, so that a long list needs no more memory than a short one.
"""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from vinculo.exchange.lists.cells import harmless, visible
from vinculo.exchange.lists.columns import Kind, Table, Value
from vinculo.web.dates import language

LONGEST_CELL = 32_767  # what a spreadsheet can hold
MOST_ROWS = 1_000_000
FORMATS = {Kind.DAY: "yyyy-mm-dd", Kind.MOMENT: "yyyy-mm-dd hh:mm", Kind.SUM: "#,##0.00", Kind.NUMBER: "0"}
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def as_csv(out: BinaryIO, table: Table) -> int:
    """
    UTF-8 with a mark, so that spreadsheets know it. Where sums have a comma, cells are parted by semicolons: that is
    what a spreadsheet of that country expects. How many rows there were.
    """
    comma = language() != "en"
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    sheet = csv.writer(text, delimiter=";" if comma else ",")
    sheet.writerow([harmless(heading) for heading in table.headings])
    count = 0
    for count, row in enumerate(table.rows, start=1):  # noqa: B007  counted on the way
        sheet.writerow([_said(cell, comma) for cell in row])
    text.detach()
    return count


def _said(cell: Value, comma: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, Decimal):
        return f"{cell:.2f}".replace(".", "," if comma else ".")
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, int | date):
        return str(cell)
    return harmless(visible(cell))


def as_xlsx(out: BinaryIO, table: Table) -> int:
    """Dates are dates and sums are numbers; text is text, whatever it begins with. How many rows there were."""
    from xlsxwriter import Workbook

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, {**plain, "constant_memory": True})
    sheet, head = book.add_worksheet(), book.add_format({"bold": True})
    styles = {kind: book.add_format({"num_format": form}) for kind, form in FORMATS.items()}
    for at, (heading, kind) in enumerate(zip(table.headings, table.kinds, strict=True)):
        sheet.set_column(at, at, 32 if kind is Kind.TEXT else 16)
        sheet.write_string(0, at, heading, head)
    sheet.freeze_panes(1, 0)
    count = 0
    for count, row in enumerate(table.rows, start=1):
        if count > MOST_ROWS:
            break
        for at, (cell, kind) in enumerate(zip(row, table.kinds, strict=True)):
            _put(sheet, count, at, cell, styles.get(kind))
    book.close()
    return count


def _put(sheet: Any, row: int, column: int, cell: Value, style: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | Decimal):
        sheet.write_number(row, column, cell, style)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, style)
    else:
        sheet.write_string(row, column, visible(cell)[:LONGEST_CELL])


WRITERS: dict[str, Callable[[BinaryIO, Table], int]] = {"csv": as_csv, "xlsx": as_xlsx}
