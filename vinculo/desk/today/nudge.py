"""One nudge in full: what was read, the practice behind it, what turns it off, and what became of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.desk.today.answers import find_nudge
from vinculo.desk.today.by_mail import Post
from vinculo.desk.today.cards import card
from vinculo.desk.today.later import moments_for
from vinculo.practices.catalogue import by_id


@require_safe
def page(request: Any, pk: int) -> HttpResponse:
    nudge = find_nudge(request, pk)
    talk, later = moments_for(request, nudge, timezone.now())
    context = {
        "card": card(talk, Post(request.user)),
        "nudge": nudge,
        "practice": by_id().get(nudge.practice),
        "later": later,
        "events": nudge.events.select_related("by"),
        "asks_why": "why" in request.GET,
    }
    return render(request, "today/nudge.html", context)
