"""The first page of the day."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.clients.models import Client
from vinculo.desk.today.by_mail import Post
from vinculo.desk.today.cards import card, greeting, group_title, summary
from vinculo.desk.today.day import slots, spoken
from vinculo.desk.today.rows import rows
from vinculo.desk.today.snoozing import Later, good_moments
from vinculo.practices.today.board import SCOPES, Board, board


@require_safe
def page(request: Any) -> HttpResponse:
    """Whom to talk to today. ?scope=mine|team|all, ?more=1 for everything."""
    at = timezone.now()
    scope = request.GET.get("scope", "mine")
    organization = request.desk.organization
    found = board(
        request.user,
        at=at,
        scope=scope if scope in SCOPES else "mine",
        everything="more" in request.GET,
        organization=organization,
    )
    if found.scope == "mine":
        request.desk.today_count = found.total
    return render(request, "today/page.html", _context(request, found))


def _context(request: HttpRequest, found: Board) -> dict[str, Any]:
    here = timezone.localtime(found.at)
    drawn = slots(found)
    post = Post(request.user)
    focus = card(found.focus, post) if found.focus else None
    people, start = summary(found)
    return {
        "board": found,
        "focus": focus,
        "focus_title": group_title(found.focus.nudge.urgency, found.focus) if found.focus else "",
        "later": _later(found, here),
        "groups": [
            (
                group.urgency,
                group_title(group.urgency, None),
                len(group.conversations),
                rows([card(talk, post) for talk in group.conversations], request),
            )
            for group in found.groups
        ],
        "greeting": greeting(request.user.first_name, here),
        "people": people,
        "start": start,
        "slots": drawn,
        "slots_spoken": spoken(drawn),
        "now": here.time(),
        "first_day": not found.focus and _is_first_day(request, found),
    }


def _is_first_day(request: HttpRequest, found: Board) -> bool:
    """Nothing to do because nothing is here yet. Guests bring nothing in."""
    if found.calm or found.snoozed or request.user.is_guest:
        return False
    return not Client.objects.visible_to(request.user).exists()


def _later(found: Board, here: datetime) -> list[Later]:
    if found.focus is None or here.tzinfo is None:
        return []
    return good_moments(found.focus, at=found.at, zone=here.tzinfo, calendar=found.calendar)
