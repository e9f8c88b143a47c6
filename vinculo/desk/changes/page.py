"""One change: what it takes, how it stands, and everything that happened to it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.agreements.accepting import is_worked_on
from vinculo.agreements.models import ChangeRequest
from vinculo.clients.permissions import may_change_clients
from vinculo.conversations.models import Interaction
from vinculo.desk.changes.found import change_of
from vinculo.desk.changes.history import history
from vinculo.desk.changes.mark import mark
from vinculo.desk.changes.rows import price, who, work
from vinculo.desk.documents.found import documents_seen_by

State = ChangeRequest.State


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    change = change_of(request, pk)
    may_change = may_change_clients(request.user)
    context = {
        "change": change,
        "mark": mark(change),
        "who": who(change),
        "work": work(change),
        "price": price(change) if may_change else "",
        "effects": list(change.effects.select_related("milestone")),
        "events": history(change, may_see_money=may_change),
        "said_in": Interaction.objects.filter(uid=change.said_in).first() if change.said_in else None,
        "files": documents_seen_by(request.user).kept().filter(changes=change).order_by("created_at", "pk"),
        "may_change": may_change,
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        **_next_steps(change),
    }
    return render(request, "changes/page.html", context)


def _next_steps(change: ChangeRequest) -> dict[str, Any]:
    """Which buttons stand there; the first that fits is the main one."""
    accepted, waits = change.state == State.ACCEPTED, change.state == State.ESTIMATED
    return {
        "to_estimate": change.state == State.ASKED,
        "to_speak": bool(waits and change.amount and not change.spoken_at),
        "to_send": waits,
        "to_explain": change.state == State.INFEASIBLE and not change.explained_at,
        "to_write": accepted and not change.sent_at and not change.signed_at,
        "to_sign": accepted and not change.signed_at,
        "to_begin": accepted and not change.work_began_at,
        "to_reopen": not change.is_undecided and not (accepted and is_worked_on(change)),
    }
