"""Letters that are written because of a nudge: what they begin with, and what they remind their writer of."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from vinculo.clients.models import Channel, Client
from vinculo.db.rows import rows_of
from vinculo.desk.composer.forms import LetterForm
from vinculo.desk.numbers import is_number
from vinculo.letters.models import Letter, State
from vinculo.people.models import Person
from vinculo.practices.models import Nudge
from vinculo.practices.wording import wording

ANSWERED_AT = {"question": "questions:answer", "interaction": "log:page"}
TELLS_STATUS = ("share",)  # actions whose letter says where things stand


@dataclass(frozen=True, slots=True)
class Settled:
    """A nudge in words, beside the letter that settles it."""

    pk: int
    sentence: str
    bring: tuple[str, ...]
    otherwise: str = ""  # where it is noted that somebody was told by phone or in person
    thread: str = ""  # the letter that only seems to ask


def begun_before(request: HttpRequest) -> Letter | None:
    """The letter this person has begun for the nudge in the address: nobody writes the same twice."""
    pk = request.GET.get("nudge", "")
    if not is_number(pk):
        return None
    mine = Letter.objects.visible_to(request.user).filter(by=request.user, nudge=int(pk))
    found: Letter | None = mine.exclude(state__in=(State.SENT, State.CANCELLED)).newest_first().first()
    return found


def nudge_for(request: HttpRequest, client: Client, pk: int | None) -> Nudge | None:
    """With the names of our people (`our_names`). None when it is not theirs to see, or of another client."""
    if not pk:
        return None
    names = rows_of(Person.objects.active().order_by("pk"), name="name")
    seen = Nudge.objects.visible_to(request.user).filter(client=client, pk=pk)
    found: Nudge | None = seen.annotate(our_names=names).first()
    return found


def initial_of(nudge: Nudge) -> dict[str, Any]:
    """What the nudge knows of the letter already."""
    kind, _colon, subject = nudge.subject.partition(":")
    known: dict[str, Any] = {"nudge": nudge.pk, "subject": str(nudge.facts.get("project") or "")}
    if project := nudge.facts.get("project_id") or (subject if kind == "project" else None):
        known["project"] = project
    if wording(nudge, timezone.localdate()).action in TELLS_STATUS:
        known["shares_status"] = True
    return known


def settled_by(letter: Letter | None, form: LetterForm) -> Settled | None:
    """What the letter settles, for its page."""
    nudge = letter.nudge if letter else form.known_nudge
    pk = form["nudge"].value()
    if letter is None and nudge is None and is_number(str(pk)):
        nudge = Nudge.objects.visible_to(form.person).filter(client=form.to_client, pk=int(pk)).first()
    if nudge is None:
        return None
    words = wording(nudge, timezone.localdate())
    kind, _colon, subject = nudge.subject.partition(":")
    there = ANSWERED_AT.get(kind) if words.action == "answer" else None
    address = f"{reverse(there, args=[subject])}?nudge={nudge.pk}" if there else ""
    told, thread = (f"{address}&channel={Channel.PHONE}", "") if address and kind == "question" else ("", address)
    return Settled(nudge.pk, words.sentence, words.bring, told, thread)
