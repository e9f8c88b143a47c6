"""For accountants: what was invoiced and paid in a time, as CSV or as a workbook that runs nothing."""

import csv
import io
import re
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from vinculo.desk.invoices.found import invoices_seen_by
from vinculo.desk.team_only import team_only
from vinculo.documents.keeping import whole_bytes
from vinculo.exchange.lists.cells import harmless
from vinculo.money.books import BOOKS, Row
from vinculo.people.models import Person, Role
from vinculo.web.day_field import DayField

MOST_PAPERS = 400
SUM = re.compile(r"-?\d+\.\d\d")
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class PeriodForm(forms.Form):
    since = DayField(label=gettext_lazy("From"))
    until = DayField(label=gettext_lazy("Until"))


@require_safe
@team_only
def page(request: HttpRequest) -> HttpResponse:
    """Which time, and what of it."""
    today = timezone.localdate()
    initial = {"since": today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1), "until": today}
    form = PeriodForm(request.GET if "since" in request.GET else None, initial=initial)
    since, until = initial["since"], initial["until"]
    if form.is_bound and form.is_valid():
        since, until = form.cleaned_data["since"], form.cleaned_data["until"]
    if not form.is_bound:
        form = PeriodForm(initial=initial)
    found = invoices_seen_by(request.user).issued().filter(issued_on__gte=since, issued_on__lte=until)
    context = {
        "form": form, "since": since, "until": until, "count": found.count(),
        "is_all": sees_all(request.user), "query": f"since={since.isoformat()}&until={until.isoformat()}",
    }  # fmt: skip
    return render(request, "invoices/export.html", context)


@require_safe
@team_only
def get(request: HttpRequest, what: str, form: str) -> Any:
    """`/invoices/export/taxes.xlsx?since=2026-01-01&until=2026-03-31`"""
    since, until = _day(request, "since"), _day(request, "until")
    found = invoices_seen_by(request.user)
    if (what, form) == ("papers", "zip"):
        return _papers(found, since, until)
    if what not in BOOKS or form not in KINDS:
        raise Http404
    rows = BOOKS[what](found, since, until)
    content = _csv(rows) if form == "csv" else _workbook(rows)
    response = HttpResponse(content, content_type=KINDS[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{what}-{since}-{until}.{form}"'
    return response


def sees_all(person: Person) -> bool:
    """Whether the books are whole, or only those of the clients this person sees."""
    return person.role in (Role.ADMINISTRATOR, Role.MANAGER)


def _csv(rows: Iterator[Row]) -> bytes:
    out = io.StringIO()
    out.write("\ufeff")  # so that spreadsheets read it as UTF-8
    csv.writer(out).writerows([harmless(_text(cell)) for cell in row] for row in rows)
    return out.getvalue().encode()


def _workbook(rows: Iterator[Row]) -> bytes:
    """Numbers are numbers, days are days, and what begins like a formula is text."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    sheet, head = book.add_worksheet(), book.add_format({"bold": True})
    day, sums = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "#,##0.00"})
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if at and isinstance(cell, date):
                sheet.write_datetime(at, column, cell, day)
            elif at and _is_sum(cell):
                sheet.write_number(at, column, Decimal(cell), sums)
            else:
                sheet.write_string(at, column, _text(cell), head if at == 0 else None)
    sheet.freeze_panes(1, 0)
    sheet.autofit()
    book.close()
    return out.getvalue()


def _papers(found: Any, since: date, until: date) -> HttpResponseBase:
    """The papers themselves, each checked against its hash on the way."""
    rows = found.issued().filter(issued_on__gte=since, issued_on__lte=until, paper__isnull=False)
    file = tempfile.SpooledTemporaryFile(max_size=8 * 1024**2)  # noqa: SIM115  the response closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for invoice in rows.select_related("paper").order_by("issued_on", "pk")[:MOST_PAPERS]:
            archive.writestr(f"{invoice.number.replace('/', '-')}.pdf", whole_bytes(invoice.paper))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"papers-{since}-{until}.zip")


def _day(request: HttpRequest, name: str) -> date:
    try:
        said = parse_date(request.GET.get(name, ""))
    except ValueError:
        said = None
    if said is None:
        raise Http404(gettext("From when until when?"))
    return said


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _is_sum(cell: Any) -> bool:
    return isinstance(cell, str) and SUM.fullmatch(cell) is not None
