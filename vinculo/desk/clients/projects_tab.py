"""The projects of a client, running ones first."""

from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.desk.clients.found import client_of
from vinculo.desk.clients.summary.work import projects
from vinculo.desk.clients.tabs import tabs
from vinculo.projects.models import Project

COLUMNS = ("pk", "name", "phase", "due_on", "closed_on", "lead__name")


@require_safe
def projects_tab(request: HttpRequest, pk: int) -> HttpResponse:
    client, today = client_of(request, pk), timezone.localdate()
    found = Project.objects.visible_to(request.user).filter(client=client, deleted_at=None)
    soonest = found.order_by(F("due_on").asc(nulls_last=True), "pk").values(*COLUMNS)
    rows: list[dict[str, Any]] = [{**row, "lead": row["lead__name"]} for row in soonest]
    for row in rows:
        row["due_on"], row["closed_on"] = (on.isoformat() if on else None for on in (row["due_on"], row["closed_on"]))
    context = {
        "client": client,
        "tabs": tabs(client, "projects"),
        "projects": projects(rows, today),
        "may_change": may_change_clients(request.user),
    }
    return render(request, "clients/projects.html", context)
