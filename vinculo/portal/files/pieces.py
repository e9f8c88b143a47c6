"""Large files in pieces, from the browser of a client."""

import json
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from vinculo.access.sees import may_write, writes_anywhere
from vinculo.documents import receiving, uploads
from vinculo.documents.keeping import NewDocument
from vinculo.documents.models import Document, Upload
from vinculo.logbook.theirs.files import tell
from vinculo.portal.files.where import asked_of, choices, new_document
from vinculo.portal.requests.acting import them
from vinculo.portal.shared.files import own_document
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.recheck import client_changed


@require_POST
def start(request: PortalRequest) -> HttpResponse:
    said = _said(request)
    to, ref = _to(request, said)
    size, name, now = said.get("size"), said.get("name"), timezone.now()
    if not isinstance(size, int) or not isinstance(name, str):
        raise Http404
    sender, note = uploads.Sender(contact=them(request).contact), str(said.get("note", ""))

    def act() -> dict[str, object]:
        upload = uploads.begin(to, name=name, size=size, sender=sender, at=now, note=note, owed=ref)
        return receiving.begun(upload)

    return receiving.answered(act, status=201)


@require_safe
def how_far(request: PortalRequest, pk: UUID) -> HttpResponse:
    return receiving.how_far(_mine(request, pk))


@require_POST
def piece(request: PortalRequest, pk: UUID) -> HttpResponse:
    return receiving.piece_taken(request, _mine(request, pk))


@require_POST
def finish(request: PortalRequest, pk: UUID) -> HttpResponse:
    """?more=1: others of the same hand follow, and all of them are told of together."""
    upload, who = _mine(request, pk), them(request)

    def act() -> dict[str, object]:
        version = uploads.finish(upload, at=who.at, actor=who.actor)
        if request.GET.get("more") != "1":
            tell(who, project_id=upload.project_id, ref=upload.owed)
            client_changed(who.client_id)
        return {"url": f"/portal/files/{version.document_id}/"}

    return receiving.answered(act)


@require_POST
def give_up(request: PortalRequest, pk: UUID) -> HttpResponse:
    uploads.give_up(_mine(request, pk))
    return JsonResponse({})


def _mine(request: PortalRequest, pk: UUID) -> Upload:
    """What this contact sends to this client, while they may still write there."""
    visitor = request.visitor
    mine = Upload.objects.filter(by_contact=visitor.contact_id, client=visitor.client_id)
    upload = get_object_or_404(mine.select_related("client", "project", "folder", "document"), pk=pk)
    if upload.project_id:
        allowed = may_write(visitor.contact_id, upload.project_id)
    else:
        allowed = writes_anywhere(visitor.contact_id, visitor.client_id)
    if not allowed or (upload.document_id and own_document(visitor, upload.document_id) is None):
        raise Http404
    return upload


def _to(request: PortalRequest, said: dict[str, Any]) -> tuple[Document | NewDocument, str]:
    asked = asked_of(request)
    number = request.GET.get("document", "")
    if number.isascii() and number.isdigit() and len(number) < 16:
        document = own_document(request.visitor, int(number))
        if document is None:
            raise Http404
        return document, ""
    wanted = str(said.get("project", "") or request.GET.get("project", ""))
    project_id = asked.project_id if asked.ref else int(wanted) if wanted.isascii() and wanted.isdigit() else 0
    if project_id not in dict(choices(request.visitor, asked)):
        raise Http404
    return new_document(request.visitor, project_id), asked.ref


def _said(request: PortalRequest) -> dict[str, Any]:
    try:
        said = json.loads(request.body)
    except ValueError as why:
        raise Http404 from why
    if not isinstance(said, dict):
        raise Http404
    return said
