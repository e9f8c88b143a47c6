"""One connection: how it goes, what is joined with what, and where both sides wanted something else."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinculo.desk.connections.found import connection_of, importers_only
from vinculo.exchange.connections.clashes import worded
from vinculo.exchange.connections.models import Clash, System
from vinculo.projects.models import Project

SHOWN = 20
FIELDS = {"name": _("Name"), "list": _("List"), "due": _("Due on"), "done": _("Done")}


@require_safe
@importers_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    connection = connection_of(request, pk)
    seen = Project.objects.visible_to(request.user).kept()
    links = list(connection.links.select_related("project__client", "client"))
    may_see = set(seen.filter(connected__connection=connection).values_list("pk", flat=True))
    found = Clash.objects.filter(link__connection=connection, task__project__in=seen)
    context = {
        "connection": connection,
        "is_trello": connection.system == System.TRELLO,
        "is_locked_out": connection.trouble in ("token", "again", "secret"),
        "links": [(link, link.project_id in may_see) for link in links],
        "clashes": [_row(one) for one in found.select_related("task__project")[:SHOWN]],
    }
    return render(request, "connections/page.html", context)


def _row(clash: Clash) -> dict[str, Any]:
    return {
        "clash": clash,
        "field": FIELDS.get(clash.field, ""),
        "ours": worded(clash.field, clash.ours),
        "theirs": worded(clash.field, clash.theirs),
        "address": f"/projects/{clash.task.project_id}/plan/tasks/{clash.task_id}/",
    }
