"""One check-in: who takes part, what there is to talk about, and what came of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.clients.models import Contact
from vinculo.conversations.models import CheckIn
from vinculo.desk.channels import glyph_of
from vinculo.desk.checkins.agenda import agenda_of
from vinculo.desk.checkins.found import check_in_of
from vinculo.desk.checkins.standing import mark
from vinculo.people.models import Person


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    context = {**shown(check_in_of(request, pk), request.user), "edits": request.GET.get("edit") == "1"}
    return render(request, "checkins/page.html", context)


def shown(check_in: CheckIn, person: Person) -> dict[str, Any]:
    now = timezone.now()
    return {
        "check_in": check_in,
        "mark": mark(check_in, now),
        "glyph": glyph_of(check_in.channel),
        "contacts": participants(check_in),
        "points": agenda_of(check_in, now, person) if check_in.is_ahead else [],
        "is_due": check_in.is_ahead and check_in.due_at <= now,
        "slot_moved": timezone.localdate(check_in.due_at) != check_in.slot_on,
    }


def participants(check_in: CheckIn) -> list[Contact]:
    """Those the plan invites."""
    plan = getattr(check_in.project, "plan", None)
    return list(plan.participants.filter(deleted_at=None).order_by("name_folded", "pk")) if plan else []
