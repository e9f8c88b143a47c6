"""The ledger of a project: what each side owes the other, in two columns with the same grammar."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.agreements.models import Agreement, Obligation
from vinculo.clients.permissions import may_change_clients
from vinculo.desk.obligations.rows import Row, rows
from vinculo.desk.projects.found import project_of
from vinculo.projects.models import Side


@require_safe
def ledger(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    found = Obligation.objects.filter(project=project).soonest_first().select_related("contact", "owner", "agreement")
    shown = rows(found, timezone.localdate())
    context = {
        "project": project,
        "columns": columns(shown),
        "add_query": f"client={project.client_id}&project={project.pk}",
        "agreements": list(Agreement.objects.kept().filter(project=project)),
        "may_change": may_change_clients(request.user),
    }
    return render(request, "obligations/ledger.html", context)


def columns(shown: list[Row]) -> list[dict[str, Any]]:
    """Ours first: who asks something of the other side shows what they bring themselves."""
    words = {
        Side.OURS: (
            _("What they get from us"),
            _("Nothing is noted that we owe them."),
            _("“What do you count on from us, beside the work itself?”"),
        ),
        Side.THEIRS: (
            _("What we need from them"),
            _("We have not told them yet what we need from them."),
            _("“To keep this date we need your photos by the 7th. Does that work?”"),
        ),
    }
    made = []
    for side, (title, nothing, ask) in words.items():
        own = [row for row in shown if row.of.side == side]
        made.append(
            {
                "side": str(side.value),
                "title": title,
                "nothing": nothing,
                "ask": ask,
                "open": [row for row in own if row.of.is_open],
                "closed": [row for row in own if not row.of.is_open],
            }  # fmt: skip
        )
    return made
