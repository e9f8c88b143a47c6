"""
The address that open pages listen to: what changed while nobody listened, and how to go on.

Behind the door of `vinculo.live` the line stays open from here. Everywhere else this answer is all: the page asks again
after the pause it was told.
"""

import time
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from vinculo.desk.live.hearing import MOST, heard_by
from vinculo.live.listeners import Subscription
from vinculo.live.pace import Pace
from vinculo.live.reading import missed, newest
from vinculo.live.words import beginning, news

PACE = Pace()


@require_safe
def stream(request: HttpRequest) -> HttpResponse:
    """`on`: topics with commas between; `last`: the newest number heard; `since`: when the page was made."""
    person: Any = request.user
    topics = heard_by(person, request.GET.get("on", "").split(",")[:MOST])
    if not topics:
        return HttpResponse(status=204)  # nothing to hear: a browser does not come again
    number = newest()
    last = _number(request.headers.get("Last-Event-ID") or request.GET.get("last", ""))
    late = missed(topics, after=last, since=_moment(request.GET.get("since", "")))
    body = beginning(number, PACE.next_pause(time.monotonic())) + (news(number, late) if late else "")
    answer: Any = HttpResponse(body, content_type="text/event-stream; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    answer["X-Accel-Buffering"] = "no"  # nginx: pass each piece on at once
    key, proof = request.session.session_key or "", person.get_session_auth_hash()
    answer.subscription = Subscription(person.pk, key, proof, frozenset(topics), number)
    return answer


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _moment(text: str) -> datetime | None:
    """From milliseconds, as browsers count."""
    number = _number(text)
    return datetime.fromtimestamp(number / 1000, UTC) if number is not None and len(text) < 15 else None
