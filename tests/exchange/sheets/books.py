"""Workbooks made for a test, by hand where no programme would write them so."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import xlsxwriter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0"?>'
TYPES = (
    f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)


def book(*rows: Sequence[Any], **options: Any) -> io.BytesIO:
    """One sheet with these rows."""
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd", **options})
    sheet = made.add_worksheet("Plan")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    made.close()
    file.seek(0)
    return file


def raw(rows: str, *, before: str = "", doctype: str = "", more: dict[str, bytes] | None = None) -> io.BytesIO:
    """A workbook whose only sheet holds this XML."""
    relation = f'<Relationship Id="rId1" Type="{DOCUMENT}/'
    relations = f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{relation}'
    sheets = '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>'
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'{relations}officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'{relations}worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}">{sheets}</workbook>',
        "xl/worksheets/sheet1.xml": (
            f'{XML}{doctype}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>'
        ),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**parts, **(more or {})}.items():
            archive.writestr(name, content)
    file.seek(0)
    return file


def text(cell: str, content: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{content}</t></is></c>'
