"""Where what a client sends belongs: a project, something they owe us, or a document of their own."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils import timezone

from vinculo.access.sees import may_write
from vinculo.agreements.models import ChangeRequest
from vinculo.clients.models import Audience, Client
from vinculo.documents.keeping import NewDocument
from vinculo.portal.requests.acting import must_write, project_for, writable
from vinculo.portal.shared.owed import owed
from vinculo.portal.shared.requests import seen_changes
from vinculo.portal.shared.seen import seen_obligations
from vinculo.portal.visitor import PortalRequest, Visitor
from vinculo.projects.models import Project


@dataclass(frozen=True, slots=True)
class Asked:
    """What ?owed= says: what they send files for, and the project it is of (0: none)."""

    ref: str = ""
    what: str = ""
    project_id: int = 0
    address: str = ""


def asked_of(request: PortalRequest) -> Asked:
    """404 for what is not theirs, or closed."""
    ref = request.GET.get("owed", "")
    if not ref:
        return Asked()
    kind, _colon, number = ref.partition(":")
    if kind not in ("obligation", "change") or not (number.isascii() and number.isdigit() and len(number) < 16):
        raise Http404
    if kind == "change":
        return _for_change(request.visitor, ref, int(number))
    found = owed(request.visitor, int(number), timezone.localdate())
    if found is None or not found.may_change:
        raise Http404
    project_id = seen_obligations(request.visitor).filter(pk=found.id).values_list("project_id", flat=True).first()
    return Asked(ref, found.what, project_id or 0, found.address)


def _for_change(visitor: Visitor, ref: str, pk: int) -> Asked:
    """What they asked us for; nothing is added to what they do not want any more."""
    change = seen_changes(visitor).exclude(state=ChangeRequest.State.WITHDRAWN).filter(pk=pk).first()
    if change is None:
        raise Http404
    return Asked(ref, change.title, change.project_id, f"/portal/requests/{pk}/")


def choices(visitor: Visitor, asked: Asked) -> list[tuple[int, str]]:
    """The projects to choose from: with one, or with something owed, there is nothing to choose."""
    if asked.ref:
        return [(asked.project_id, "")]
    return writable(visitor)


def new_document(visitor: Visitor, project_id: int | None) -> NewDocument:
    """What they send is seen by both sides. 404 where they have no say."""
    must_write(visitor, project_id or None)
    project: Project | None = project_for(visitor, project_id or None)
    if project_id and (project is None or not may_write(visitor.contact_id, project_id)):
        raise Http404
    client: Any = project.client if project else Client.objects.get(pk=visitor.client_id)
    return NewDocument(client, project, audience=Audience.SHARED)
