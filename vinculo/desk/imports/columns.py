"""Which sheet of a workbook, and which column is which."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.desk.imports.forms import ColumnsForm, SheetForm
from vinculo.desk.imports.found import importers_only, run_of
from vinculo.exchange.addressbook import reading
from vinculo.exchange.addressbook.headings import Shape
from vinculo.exchange.addressbook.wrapped import Page, pages
from vinculo.exchange.models import ImportRun, State
from vinculo.exchange.opening import TABLES
from vinculo.exchange.refusals import Refused
from vinculo.exchange.staging import map_columns
from vinculo.exchange.work import start_reading
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@importers_only
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    run = run_of(request, pk)
    if run.state not in (State.MAPPING, State.PREVIEW) or run.kind not in TABLES:
        return redirect(run)
    asked = request.POST if request.method == "POST" else request.GET
    try:
        found, sheet, shape, sample = _look(run, asked.get("sheet", ""))
    except FileNotFoundError:
        run.refuse(Refused("gone"))
        return redirect(run)
    except Refused as refused:
        toast(request, refused.sentence)
        return redirect(run)
    form = ColumnsForm(
        request.POST or None, headings=list(shape.headings), proposal=_proposal(run, found, sheet, shape)
    )
    if request.method == "POST" and form.is_valid():
        if map_columns(run, form.columns, sheet):
            start_reading(run)
        else:
            toast(request, _("This file is being read just now."))
        return redirect(run)
    sheets = SheetForm(pages=found, initial={"sheet": sheet}) if len(found) > 1 else None
    context = {"run": run, "form": form, "columns": _paired(form, sample), "sheets": sheets, "sheet": sheet}
    return render(request, "imports/columns.html", context)


def _look(run: ImportRun, asked: str) -> tuple[list[Page], int | None, Shape, list[list[str]]]:
    """The sheets of a workbook, the one that is asked for, its headings, its first rows."""
    with run.path.open("rb") as stream:
        found = pages(stream)
        named = [one.index for one in found if str(one.index) == asked]
        sheet = named[0] if named else _current(run, found)
        return found, sheet, reading.look(stream, sheet), reading.sample(stream, 3, sheet)


def _current(run: ImportRun, found: list[Page]) -> int | None:
    """The sheet that is or would be read; None for a file without sheets."""
    return next((one.index for one in found if one.index == run.sheet or run.sheet is None and one.is_proposed), None)


def _proposal(run: ImportRun, found: list[Page], sheet: int | None, shape: Shape) -> dict[int, str]:
    """What was said before of this sheet; of another one what its headings say."""
    return (run.columns or {}) if sheet == _current(run, found) else dict(shape.proposal)


def _paired(form: ColumnsForm, sample: list[list[str]]) -> list[tuple[Any, str]]:
    """Each field with the first values of its column."""
    values = [" · ".join(row[at] for row in sample if at < len(row) and row[at]) for at in range(len(form.fields))]
    return [(form[name], text) for name, text in zip(form.fields, values, strict=True)]
