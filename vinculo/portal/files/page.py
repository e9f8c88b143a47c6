"""The files of both sides: the list, one of them, and the way to its bytes."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from vinculo.access.sees import writes_anywhere
from vinculo.documents.links import Reader, link
from vinculo.documents.pages import picture_of
from vinculo.documents.serving.answer import picture_answer
from vinculo.documents.verbs import note_opened
from vinculo.portal.requests.acting import them
from vinculo.portal.shared.files import Opened, listed, opened, seen_documents, version_for
from vinculo.portal.visitor import PortalRequest

A_PAGE = 40


@require_safe
def files(request: PortalRequest) -> HttpResponse:
    if ref := request.GET.get("owed"):
        return redirect(f"{reverse('portal:send_files')}?{urlencode({'owed': ref})}")
    visitor = request.visitor
    found: Any = seen_documents(visitor).select_related("project")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "files": listed(visitor, list(page.object_list)),
        "may_send": writes_anywhere(visitor.contact_id, visitor.client_id),
        "previous": page.previous_page_number() if page.has_previous() else 0,
        "next": page.next_page_number() if page.has_next() else 0,
    }
    return render(request, "portal/files/list.html", context)


@require_safe
def one(request: PortalRequest, pk: int) -> HttpResponse:
    return _show(request, opened(request.visitor, pk))


@require_safe
def version(request: PortalRequest, pk: int, number: int) -> HttpResponse:
    return _show(request, opened(request.visitor, pk, number))


@require_safe
def get(request: PortalRequest, pk: int, number: int) -> HttpResponse:
    """Leads to the file by a link for this visit only. That they fetched it stands in the record, once a visit."""
    found = version_for(request.visitor, pk, number)
    if found is None:
        raise Http404
    now, visitor = timezone.now(), request.visitor
    if visitor.looking is not None:
        return redirect(link(found, Reader("person", visitor.looking, visitor.access_id), at=now))
    assert request.visit is not None
    note_opened(found, actor=them(request).actor, since=request.visit.began_at, at=now)
    return redirect(link(found, Reader("visit", request.visit.pk), at=now))


@require_safe
def picture(request: PortalRequest, pk: int, number: int, leaf: int) -> HttpResponseBase:
    found = version_for(request.visitor, pk, number)
    drawn = picture_of(found, leaf) if found else None
    if drawn is None:
        raise Http404
    return picture_answer(drawn)


def _show(request: PortalRequest, document: Opened | None) -> HttpResponse:
    if document is None:
        raise Http404
    return render(request, "portal/files/one.html", {"document": document})
