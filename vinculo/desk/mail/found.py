"""Letters somebody may see, and what a list says of each."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.mail.models import Received
from vinculo.mail.models.received import ReceivedQuerySet
from vinculo.mail.sentences import doubt, reason

MOST = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A letter in a list. `letters`: how many of its sender wait; `domain`: the company's, or nothing."""

    received: Received
    why: str
    doubt: str
    letters: int = 1
    domain: str = ""
    perhaps: str = ""


def seen(request: HttpRequest) -> ReceivedQuerySet:
    found: ReceivedQuerySet = Received.objects.seen_by(request.user).select_related("mailbox", "client")
    return found


def letter_of(request: HttpRequest, pk: int) -> Received:
    return get_object_or_404(seen(request), pk=pk)


def lines(rows: ReceivedQuerySet) -> list[Line]:
    return [
        Line(one, reason(one.reason, one.facts), doubt(one.doubt) if one.verdict == "unverified" else "")
        for one in rows.newest_first()[:MOST]
    ]
