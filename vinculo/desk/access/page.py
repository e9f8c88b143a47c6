"""Who of a client may come in, who did, and where they are signed in."""

from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.access.models import Access, Visit
from vinculo.clients.models import Client
from vinculo.desk.clients.found import client_of
from vinculo.desk.team_only import team_only
from vinculo.people.sessions import device
from vinculo.projects.models import ProjectContact


@dataclass(slots=True)
class Row:
    access: Access
    parts: list[tuple[str, str]] = field(default_factory=list)  # project, role
    devices: list[tuple[str, str, datetime]] = field(default_factory=list)  # name, from where, last seen


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    rows = _rows(client, timezone.now())
    context = {
        "client": client,
        "open": [row for row in rows if row.access.removed_at is None],
        "closed": [row for row in rows if row.access.removed_at],
        "section": "clients",
    }
    return render(request, "access/page.html", context)


def _rows(client: Client, now: datetime) -> list[Row]:
    """In three queries, however many they are."""
    names = ("contact", "invited_by", "invited_by_contact", "removed_by", "removed_by_contact")
    found = Access.objects.filter(client=client, contact__deleted_at=None).select_related(*names)
    rows = [Row(access) for access in found.order_by("contact__name_folded", "pk")]
    by_contact = {row.access.contact_id: row for row in rows}
    by_access = {row.access.pk: row for row in rows}
    parts = ProjectContact.objects.filter(project__client=client, project__deleted_at=None, contact__in=by_contact)
    for part in parts.select_related("project").order_by("project__name_folded", "pk"):
        by_contact[part.contact_id].parts.append((part.project.name, part.get_role_display()))
    for visit in Visit.objects.open_at(now).filter(access__in=by_access):
        if visit.access_id in by_access:
            by_access[visit.access_id].devices.append((device(visit.user_agent), visit.ip or "", visit.seen_at))
    return rows
