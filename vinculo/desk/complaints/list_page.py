"""Complaints: of everybody one sees, or of one project."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.desk.complaints.found import complaints_seen_by
from vinculo.desk.complaints.mark import mark
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.projects.found import project_of
from vinculo.desk.team_only import team_only
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.projects.models import Project

A_PAGE = 30
WHICH = {
    "open": pgettext_lazy("complaints", "Open"),
    "resolved": pgettext_lazy("complaints", "Resolved"),
    "all": pgettext_lazy("complaints", "All"),
}


def _found(request: HttpRequest, project: Project | None = None) -> Any:
    found, which = complaints_seen_by(request.user), _which(request)
    if project is not None:
        found = found.filter(project=project)
    if which != "all":
        found = found.filter(resolved_at__isnull=which == "open")
    return found.select_related("client", "project", "contact", "owner").order_by("-at", "-pk")


def _of_project(request: HttpRequest, pk: int) -> Any:
    return _found(request, project_of(request, pk))


def _which(request: HttpRequest) -> str:
    asked = request.GET.get("which", "open")
    return asked if asked in WHICH else "open"


COLUMNS = (
    Column(_("Complaint"), "text"),
    Column(_("Client"), "client.name"),
    Column(_("Project"), "project.name"),
    Column(_("Contact"), "contact.name"),
    Column(_("Owner"), "owner.name"),
    Column(_("When"), "at", Kind.MOMENT),
    Column(_("What we found"), "findings"),
    Column(_("What we did"), "resolution"),
    Column(_("Resolved"), "resolved_at", Kind.MOMENT),
)


@require_safe
@team_only
@Leaving("complaints", _("Complaints"), _found, COLUMNS)
def list_page(request: HttpRequest) -> HttpResponse:
    return _list(request, _found(request), None)


@require_safe
@team_only
@Leaving("complaints-of-project", _("Complaints"), _of_project, COLUMNS)
def of_project(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    return _list(request, _found(request, project), project)


def _list(request: HttpRequest, found: Any, project: Project | None) -> HttpResponse:
    which, today = _which(request), timezone.localdate()
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
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
