"""A visitor who does something: the same person as the logbook and the record name them."""

from typing import Any

from django.db.models import F
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.access.sees import projects_of, role_in, writes_anywhere
from vinculo.clients.acting import acting
from vinculo.logbook.theirs.them import Them
from vinculo.people.models import Organization
from vinculo.portal.visitor import PortalRequest, Visitor
from vinculo.projects.models import Project, ProjectContact

OBSERVER = ProjectContact.Role.OBSERVER


def them(request: PortalRequest) -> Them:
    """Who acts, now. The guard lets nobody act who only looks."""
    assert request.visit is not None
    contact = request.visit.contact
    actor = acting(
        contact, proof=request.visitor.proof, ip=request.META.get("REMOTE_ADDR", ""),
        user_agent=request.headers.get("User-Agent", ""),
    )  # fmt: skip
    return Them(contact, request.visitor.client_id, actor, timezone.now())


def must_write(visitor: Visitor, project_id: int | None) -> None:
    """Whoever only follows finds nothing here to do; so does whoever sees no such project."""
    if project_id is None:
        allowed = writes_anywhere(visitor.contact_id, visitor.client_id)
    else:
        allowed = role_in(visitor.contact_id, project_id) not in (None, OBSERVER)
    if not allowed:
        raise Http404


def writable(visitor: Visitor) -> list[tuple[int, str]]:
    """Id and name of the projects they have a say in, the running ones first."""
    seen = projects_of(visitor.contact_id, visitor.client_id)
    mine = ProjectContact.objects.filter(contact=visitor.contact_id).exclude(role=OBSERVER)
    newest = (F("closed_on").asc(nulls_first=True), F("starts_on").desc(nulls_last=True), "pk")
    return list(seen.filter(contacts__in=mine).order_by(*newest).values_list("pk", "name"))


def project_for(visitor: Visitor, pk: int | None) -> Project | None:
    """One of their projects, with who leads it and who has the client."""
    if pk is None:
        return None
    seen = projects_of(visitor.contact_id, visitor.client_id)
    return seen.select_related("lead", "client__owner").filter(pk=pk).first()


def our_name(organization: Organization | None) -> str:
    return organization.name if organization else _("our team")


def posted(request: PortalRequest) -> Any:
    return request.POST if request.method == "POST" else None
