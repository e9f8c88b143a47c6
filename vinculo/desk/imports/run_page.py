"""One import: what would become of each row, how far it is, what became of each."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.desk.imports import rows
from vinculo.desk.imports.found import importers_only, run_of
from vinculo.exchange.models import ImportRun, Outcome, State
from vinculo.exchange.opening import TABLES

FORMAT_NAMES = {
    "linkedin": "LinkedIn",
    "google": "Google Contacts",
    "outlook": "Outlook",
    "thunderbird": "Thunderbird",
    "vcard": "vCard",
    "mbox": "mbox",
    "eml": "eml",
    "trello": "Trello",
    "trello_csv": "Trello CSV",
    "basecamp": "Basecamp",
    "versionone": "VersionOne",
    "zoho": "Zoho CRM",
    "zoho_projects": "Zoho Projects",
}
BOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
PREVIEWED = 20
HELD = "held"  # what a client sees by now
PER_PAGE = 50


@require_safe
@importers_only
def run_page(request: HttpRequest, pk: int) -> HttpResponse:
    run = run_of(request, pk)
    return render(request, "imports/run.html", {**_context(run), **_rows(run, request)})


@require_safe
@importers_only
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part that moves. An answer without content says that the page has something new to show."""
    run = run_of(request, pk)
    if not run.is_working:
        return HttpResponse(status=204)
    return render(request, "imports/progress.html", {"run": run})


def _context(run: ImportRun) -> dict[str, Any]:
    labels = dict(Outcome.choices)
    return {
        "run": run,
        "format_name": FORMAT_NAMES.get(run.format, _name_of(run)),
        "tally": [(outcome, labels[outcome], run.counted(outcome)) for outcome in Outcome.values],
        "can_tell": run.state == State.PREVIEW and run.holds in ("history", "board"),
        "can_map": run.state == State.PREVIEW and run.kind in TABLES,
        "is_book": run.file_name.lower().endswith(BOOKS),
        "held": run.notes.get("held", 0) if run.state == State.PREVIEW else 0,
        "adds": run.counted("new") + run.counted("updated"),
        "board": run.rows.filter(kind="board").first() if run.holds == "board" else None,
    }


def _name_of(run: ImportRun) -> str:
    names = {"tracker": _("A spreadsheet of tasks"), "calendar": _("A calendar")}
    return names.get(run.format, _("A list of contacts"))


def _rows(run: ImportRun, request: HttpRequest) -> dict[str, Any]:
    show = request.GET.get("show", "")
    found = run.rows.exclude(kind="board").order_by("number", "pk")
    if show in Outcome.values:
        found = found.filter(outcome=show)
    elif show == HELD:
        found = found.filter(reason="shared_since")
    per_page = PREVIEWED if run.state == State.PREVIEW and not show else PER_PAGE
    page = Paginator(found, per_page).get_page(request.GET.get("page"))
    return {
        "headings": rows.headings(run.holds),
        "rows": rows.shown(list(page.object_list), run.holds),
        "page": page,
        "show": show,
        "query": f"show={show}&" if show in (*Outcome.values, HELD) else "",
    }
