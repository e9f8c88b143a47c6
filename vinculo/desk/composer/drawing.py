"""The page one writes on, and what of it is drawn anew while one writes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from vinculo.clients.models import Audience, Client
from vinculo.conversations.models import Question
from vinculo.desk.composer.forms import LetterForm
from vinculo.desk.composer.readers import Readers, in_portal, will_read
from vinculo.desk.composer.settling import settled_by
from vinculo.desk.numbers import is_number
from vinculo.letters.guards.checking import Warned
from vinculo.letters.guards.words import REASONS, answered, found_by, why
from vinculo.letters.hours import suiting_all
from vinculo.letters.models import Letter, LetterTemplate
from vinculo.people.worktime import work_calendar
from vinculo.web.dialogs import in_dialog


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing a guard points at, in words."""

    one: Warned
    why: str
    answered: str
    found_by: str


def composer(
    request: HttpRequest, form: LetterForm, *, letter: Letter | None = None, warned: list[Warned] | None = None,
    stopped: bool = False, question: Any = None,
) -> HttpResponse:  # fmt: skip
    """`stopped`: it was to be sent, and the guards have something to say first."""
    context = {
        "form": form,
        "letter": letter,
        "client": form.to_client,
        "attachments": list(letter.attachments.select_related("version")) if letter else [],
        "templates": list(LetterTemplate.objects.only("name", "language")),
        "question": question or _question_of(letter, form),
        "settles": settled_by(letter, form),
        "stopped": stopped,
        "over": in_dialog(request),
        "reasons": REASONS.items(),
        **bar_facts(request, form.readers, at=timezone.now(), shared=form["audience"].value() == Audience.SHARED),
        **guard_facts(warned or [], form.to_client),
    }
    return render(request, "letters/composer.html", context)


def _question_of(letter: Letter | None, form: LetterForm) -> Question | None:
    """What it may answer: what its writer said, else what is still open in the letter it replies to."""
    if letter and letter.question:
        return letter.question
    talk = letter.answers_id if letter else form["answers"].value()
    if not is_number(str(talk)):
        return None
    seen = Question.objects.visible_to(form.person).open().theirs()
    return seen.filter(client=form.to_client, interaction=talk).order_by("pk").first()


def guard_facts(warned: list[Warned], client: Client, *, reword: str = "", send: str = "") -> dict[str, Any]:
    """`reword` and `send`: where what a guard offers is taken, and sent before the talk; else those of a letter."""
    return {
        "warned": [Shown(one, why(one), answered(one), found_by(one)) for one in warned],
        "client": client,
        "reword_address": reword or reverse("letters:reword"),
        "send_address": send or reverse("letters:send"),
    }


def bar_facts(request: HttpRequest, readers: Readers, *, at: datetime, shared: bool = False) -> dict[str, Any]:
    """Who will read it, and whether this is an hour of theirs."""
    hours = suiting_all(readers.chosen, work_calendar(request.desk.organization), at=at)
    later = hours.next_at if hours.next_at and not hours.now else None
    return {
        "will_read": will_read(readers.chosen),
        "in_portal": in_portal(readers.in_portal) if shared else "",
        "later_at": later,
        "their_now": at.astimezone(hours.zone).time() if later else None,
        "their_name": readers.chosen[0].first_name if readers.chosen else "",
    }
