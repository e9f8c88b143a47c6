"""Which column is which."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.desk.imports.forms import ColumnsForm
from vinculo.desk.imports.found import importers_only, run_of
from vinculo.exchange.addressbook import reading
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
    try:
        headings, sample = _look(run)
    except FileNotFoundError:
        run.refuse(Refused("gone"))
        return redirect(run)
    form = ColumnsForm(request.POST or None, headings=headings, proposal=run.columns or {})
    if request.method == "POST" and form.is_valid():
        if map_columns(run, form.columns):
            start_reading(run)
        else:
            toast(request, _("This file is being read just now."))
        return redirect(run)
    return render(request, "imports/columns.html", {"run": run, "form": form, "columns": _paired(form, sample)})


def _look(run: ImportRun) -> tuple[list[str], list[list[str]]]:
    with run.path.open("rb") as stream:
        shape = reading.look(stream)
        return list(shape.headings), reading.sample(stream, 3)


def _paired(form: ColumnsForm, sample: list[list[str]]) -> list[tuple[object, str]]:
    """Each field with the first values of its column."""
    values = [" · ".join(row[at] for row in sample if at < len(row) and row[at]) for at in range(len(form.fields))]
    return [(form[name], text) for name, text in zip(form.fields, values, strict=True)]
