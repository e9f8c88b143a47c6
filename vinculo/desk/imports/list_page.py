"""What was brought so far."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinculo.desk.imports.forms import UploadForm
from vinculo.desk.imports.found import importers_only
from vinculo.desk.lists.leaving import Leaving
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.exchange.models import ImportRun

A_PAGE = 50


def _found(request: HttpRequest) -> Any:
    seen = ImportRun.objects.visible_to(request.user).select_related("by", "client").newest_first()
    return seen.defer("mapping", "notes", "choices", "stayed")


def _count(outcome: str) -> Callable[[ImportRun], int]:
    return lambda run: run.counted(outcome)


TAKEN = Leaving(
    "imports",
    _("Imports"),
    _found,
    (
        Column(_("File"), "file_name"),
        Column(_("Where it is"), "get_state_display"),
        Column(_("New"), _count("new"), Kind.NUMBER),
        Column(_("Completed"), _count("updated"), Kind.NUMBER),
        Column(_("Known already"), _count("unchanged"), Kind.NUMBER),
        Column(_("Left out"), _count("refused"), Kind.NUMBER),
        Column(_("Client"), "client.name"),
        Column(_("By"), "by.name"),
        Column(_("When"), "created_at", Kind.MOMENT),
        Column(_("Imported"), "applied_at", Kind.MOMENT),
        Column(_("Taken back"), "undone_at", Kind.MOMENT),
    ),
)


@require_safe
@importers_only
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    page = Paginator(_found(request), A_PAGE).get_page(request.GET.get("page"))
    context = {"runs": page.object_list, "page": page, "query": "", "form": UploadForm(person=request.user)}
    return render(request, "imports/list.html", context)
