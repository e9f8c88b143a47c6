"""All reports to clients: those being written, and those they have."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.numbers import is_number
from vinculo.desk.reports.found import reports_seen_by
from vinculo.desk.team_only import team_only
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.people.models import Person
from vinculo.reports.models import Report

A_PAGE = 40


def _found(person: Person, request: HttpRequest) -> QuerySet[Report]:
    found: Any = reports_seen_by(person).select_related("client", "project", "contact", "by", "letter").newest_first()
    project = request.GET.get("project", "")
    return found.filter(project=int(project)) if is_number(project) else found


TAKEN = Leaving(
    "reports",
    _("Reports to clients"),
    lambda request: _found(request.user, request),
    (
        Column(_("Client"), "client.name"),
        Column(_("Project"), "project.name"),
        Column(_("To"), "contact.name"),
        Column(_("Since"), "since_on", Kind.DAY),
        Column(_("Until"), "until_on", Kind.DAY),
        Column(_("Sent"), "letter.sent_at", Kind.MOMENT),
        Column(_("Written by"), "by.name"),
    ),
)


@require_safe
@team_only
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    page = Paginator(_found(request.user, request), A_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.get("project", "")
    context: dict[str, Any] = {"page": page, "query": f"project={asked}&" if is_number(asked) else ""}
    return render(request, "reports/list.html", context)
