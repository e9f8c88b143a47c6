"""Complaints: of everybody one sees, or of one project."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.desk.complaints.found import complaints_seen_by
from vinculo.desk.complaints.mark import mark
from vinculo.desk.projects.found import project_of
from vinculo.desk.team_only import team_only
from vinculo.projects.models import Project

A_PAGE = 30
WHICH = {
    "open": pgettext_lazy("complaints", "Open"),
    "resolved": pgettext_lazy("complaints", "Resolved"),
    "all": pgettext_lazy("complaints", "All"),
}


@require_safe
@team_only
def list_page(request: HttpRequest) -> HttpResponse:
    return _list(request, complaints_seen_by(request.user), None)


@require_safe
@team_only
def of_project(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    return _list(request, complaints_seen_by(request.user).filter(project=project), project)


def _list(request: HttpRequest, found: Any, project: Project | None) -> HttpResponse:
    asked, today = request.GET.get("which", "open"), timezone.localdate()
    which = asked if asked in WHICH else "open"
    if which != "all":
        found = found.filter(resolved_at__isnull=which == "open")
    rows = found.select_related("client", "project", "owner").order_by("-at", "-pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    for complaint in page.object_list:
        complaint.mark = mark(complaint, today)
    context = {
        "page": page,
        "project": project,
        "which": [(label, f"?which={key}", key == which) for key, label in WHICH.items()],
        "is_open": which == "open",
        "query": f"which={which}&",
    }
    return render(request, "complaints/list.html", context)
