"""What is badly wrong right now, and what once was."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, Max, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.desk.incidents.clock import report_mark, swarm_mark
from vinculo.desk.incidents.found import incidents_seen_by
from vinculo.desk.lists.leaving import Leaving
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.people.worktime import work_calendar

A_PAGE = 30
WHICH = {"open": pgettext_lazy("incidents", "Going on"), "past": _("Past")}


def _found(request: HttpRequest) -> Any:
    found = incidents_seen_by(request.user).select_related("client", "project")
    if request.GET.get("which") == "past":
        return found.filter(over_at__isnull=False).order_by("-over_at", "-pk")
    marked = found.open().annotate(named_at=Min("swarm__named_at"), told_at=Max("reports__told_at"))
    return marked.order_by(F("began_at").desc(), "-pk")


TAKEN = Leaving(
    "incidents",
    _("Incidents"),
    _found,
    (
        Column(_("What happened"), "what"),
        Column(_("What it means for them"), "effect"),
        Column(_("Client"), "client.name"),
        Column(_("Project"), "project.name"),
        Column(_("Began"), "began_at", Kind.MOMENT),
        Column(_("Last told"), "told_at", Kind.MOMENT),
        Column(_("Way out"), "way_out"),
        Column(_("Over"), "over_at", Kind.MOMENT),
        Column(_("What we found"), "findings"),
    ),
)


@require_safe
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    which = "past" if request.GET.get("which") == "past" else "open"
    page = Paginator(_found(request), A_PAGE).get_page(request.GET.get("page"))
    now, calendar = timezone.now(), work_calendar(request.desk.organization)
    for incident in page.object_list:
        incident.mark = report_mark(incident, getattr(incident, "told_at", None), now, calendar)
        incident.swarm_mark = swarm_mark(incident, getattr(incident, "named_at", None), now)
    context = {"page": page, "which": which, "choices": WHICH.items(), "query": f"which={which}&"}
    return render(request, "incidents/list.html", context)
