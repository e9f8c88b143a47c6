"""One document: its pages as pictures, its versions, and the way to the file."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.clients.models import Audience
from vinculo.clients.permissions import may_change_clients
from vinculo.desk.documents.found import Place, document_of, version_of
from vinculo.desk.documents.rows import facts, refused
from vinculo.documents.links import Reader, link
from vinculo.documents.models import Document, Version
from vinculo.documents.pages import pages_of, picture_of, text_of
from vinculo.documents.serving.answer import picture_answer

UNDER = "/documents"


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    document = document_of(request, pk)
    return _show(request, document, document.versions.select_related("by", "by_contact").first())


@require_safe
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = version_of(request, pk, number)
    return _show(request, found.document, found)


@require_safe
def get(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Leads to the file by a link that is good for this person and a few minutes."""
    found = version_of(request, pk, number)
    if not found.is_good:
        raise Http404
    return redirect(link(found, Reader("person", request.user.pk), at=timezone.now()))


@require_safe
def picture(request: HttpRequest, pk: int, number: int, leaf: int) -> HttpResponseBase:
    found = picture_of(version_of(request, pk, number), leaf)
    if found is None:
        raise Http404
    return picture_answer(found)


def _show(request: HttpRequest, document: Document, shown: Version | None) -> HttpResponse:
    if shown is None:
        raise Http404
    versions = list(document.versions.select_related("by", "by_contact"))
    context: dict[str, Any] = {
        "document": document,
        "place": Place(document.client, document.project, document.folder),
        "version": shown,
        "facts": facts(shown),
        "refused": refused(shown),
        "images": pages_of(shown, UNDER) if shown.is_good else [],
        "text": text_of(shown),
        "is_newest": shown.pk == versions[0].pk,
        "versions": [(one, facts(one), one.pk == shown.pk) for one in versions],
        "is_shared": document.audience == Audience.SHARED,
        "may_change": may_change_clients(request.user),
    }
    return render(request, "documents/page.html", context)
