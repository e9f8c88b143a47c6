"""Large files in pieces, from the browser of one of us."""

import json
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from vinculo.clients.models import Audience
from vinculo.desk.documents.found import document_of, documents_seen_by, place_of
from vinculo.desk.numbers import is_number
from vinculo.desk.team_only import team_only
from vinculo.desk.written import written
from vinculo.documents import receiving, uploads
from vinculo.documents.keeping import NewDocument
from vinculo.documents.models import Document, Upload
from vinculo.logbook.searchable import index_documents


@require_POST
@team_only
def start(request: HttpRequest) -> HttpResponse:
    said, to = _said(request), _to(request)
    audience = said.get("audience", "")
    if isinstance(to, NewDocument) and audience in Audience.values:
        to = NewDocument(to.client, to.project, to.folder, audience=audience)
    size = said.get("size")
    if not isinstance(size, int) or not isinstance(said.get("name"), str):
        raise Http404
    sender, now = uploads.Sender(person=request.user), timezone.now()
    note = str(said.get("note", ""))

    def act() -> dict[str, object]:
        upload = uploads.begin(to, name=said["name"], size=size, sender=sender, at=now, note=note)
        return receiving.begun(upload)

    return receiving.answered(act, status=201)


@require_safe
@team_only
def how_far(request: HttpRequest, pk: UUID) -> HttpResponse:
    return receiving.how_far(_mine(request, pk))


@require_POST
@team_only
def piece(request: HttpRequest, pk: UUID) -> HttpResponse:
    return receiving.piece_taken(request, _mine(request, pk))


@require_POST
@team_only
def finish(request: HttpRequest, pk: UUID) -> HttpResponse:
    upload = _mine(request, pk)

    def act() -> dict[str, object]:
        version = uploads.finish(upload, at=timezone.now())
        index_documents([version.document])
        written(request, version.document.client_id)
        return {"url": version.document.get_absolute_url()}

    return receiving.answered(act)


@require_POST
@team_only
def give_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    uploads.give_up(_mine(request, pk))
    return JsonResponse({})


def _mine(request: HttpRequest, pk: UUID) -> Upload:
    """What this very person sends, to where they may still write."""
    mine = Upload.objects.visible_to(request.user).filter(by=request.user, client__deleted_at=None)
    upload = get_object_or_404(mine.select_related("client", "project", "folder", "document"), pk=pk)
    if upload.document_id and not documents_seen_by(request.user).kept().filter(pk=upload.document_id).exists():
        raise Http404
    return upload


def _to(request: HttpRequest) -> Document | NewDocument:
    said = request.GET.get("document", "")
    if is_number(said):
        return document_of(request, int(said))
    place = place_of(request)
    return NewDocument(place.client, place.project, place.folder)


def _said(request: HttpRequest) -> dict[str, Any]:
    try:
        said = json.loads(request.body)
    except ValueError as why:
        raise Http404 from why
    if not isinstance(said, dict):
        raise Http404
    return said
