"""New files, and the next version of one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from vinculo.desk.documents.forms import NewForm, VersionForm
from vinculo.desk.documents.found import document_of, place_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.documents.arriving import NotKept, largest
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Version
from vinculo.documents.receiving import why_not
from vinculo.documents.sizes import size_words
from vinculo.logbook.searchable import index_documents
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    place = place_of(request)
    form = NewForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        to = NewDocument(place.client, place.project, place.folder, audience=form.cleaned_data["audience"])
        kept = _kept(request, form, to, form.cleaned_data["files"])
        if kept:
            index_documents([version.document for version in kept])
            written(request, place.client.pk)
            _say(request, kept)
        if not form.errors:
            return go_on(request, place.here)
    context = {"form": form, "heading": _("Add files"), "back_url": place.here, "start_query": place.asked}
    return render(request, "documents/new.html", {**context, "place": place, "largest": size_words(largest())})


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def next_version(request: HttpRequest, pk: int) -> HttpResponse:
    document = document_of(request, pk)
    form = VersionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        kept = _kept(request, form, document, [form.cleaned_data["files"]], note=form.cleaned_data["note"])
        if kept:
            written(request, document.client_id)
            toast(request, _("Version %(number)d is there.") % {"number": kept[0].number})
            return go_on(request, document.get_absolute_url())
    context = {"form": form, "heading": _("New version"), "back_url": document.get_absolute_url()}
    more = {"document": document, "start_query": f"document={document.pk}", "largest": size_words(largest())}
    return render(request, "documents/new.html", {**context, **more})


def _kept(request: HttpRequest, form: Any, to: Any, files: list[Any], note: str = "") -> list[Version]:
    """What could be kept; what could not is said at the form."""
    kept = []
    for file in files:
        try:
            kept.append(add_version(to, file, name=file.name, note=note, by=request.user, at=timezone.now()))
        except NotKept as why:
            form.add_error("files", _("%(name)s: %(why)s") % {"name": file.name, "why": why_not(why)})
    return kept


def _say(request: HttpRequest, kept: list[Version]) -> None:
    text = ngettext("%(number)d file is there.", "%(number)d files are there.", len(kept)) % {"number": len(kept)}
    ids = [version.document_id for version in kept]
    toast(request, text, undo=undo_address(request.user, "documents.added", ids=ids))
