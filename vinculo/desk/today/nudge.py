"""One nudge in full: what was read, the practice behind it, what turns it off, and what became of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.clients.models import Channel
from vinculo.desk.today.answers import find_nudge
from vinculo.desk.today.by_mail import Post, letter_address
from vinculo.desk.today.cards import Card, card
from vinculo.desk.today.later import moments_for
from vinculo.letters.drafts.composing import DRAFTS
from vinculo.practices.catalogue import by_id
from vinculo.practices.models import Nudge, State


def _letter(nudge: Nudge, found: Card, post: Post) -> str:
    """Where it can be written instead; empty where it is no matter for a letter, or nobody can be written to."""
    if nudge.state != State.OPEN or nudge.client_id is None or nudge.practice not in DRAFTS or post.person.is_guest:
        return ""
    if found.deed.can_be_written or found.deed.leaves:
        return ""  # its own buttons lead there
    return letter_address(nudge) if post.takes(nudge, Channel.EMAIL) else ""


@require_safe
def page(request: Any, pk: int) -> HttpResponse:
    nudge = find_nudge(request, pk)
    talk, later = moments_for(request, nudge, timezone.now())
    post = Post(request.user)
    found = card(talk, post)
    context = {
        "card": found,
        "letter": _letter(nudge, found, post),
        "nudge": nudge,
        "practice": by_id().get(nudge.practice),
        "later": later,
        "events": nudge.events.select_related("by"),
        "asks_why": "why" in request.GET,
    }
    return render(request, "today/nudge.html", context)
