"""A letter: written while it is a draft, looked at once it was handed over."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.desk.composer.drawing import composer
from vinculo.desk.composer.forms import LetterForm
from vinculo.desk.composer.found import letter_of
from vinculo.desk.composer.opening import opening
from vinculo.desk.composer.settling import begun_before
from vinculo.desk.composer.taking import form_of
from vinculo.desk.log import who
from vinculo.desk.log.page_they_are_on import page_they_are_on
from vinculo.desk.team_only import team_only
from vinculo.letters.guards.words import REASONS
from vinculo.letters.models import Letter
from vinculo.letters.refusals import why
from vinculo.web.dialogs import in_dialog


@team_only
@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """To whoever the address names; else first one says to whom."""
    if letter := begun_before(request):
        is_ready = in_dialog(request) and letter.is_draft and not hasattr(letter, "report")
        return _draft(request, letter) if is_ready else redirect(letter)
    begun = opening(request)
    if begun is None:
        return _to_whom(request)
    form = LetterForm(
        initial=begun.initial, person=request.user, to_client=begun.client, readers=begun.readers,
        projects=begun.projects,
    )  # fmt: skip
    form.known_nudge = begun.nudge
    if not begun.initial.get("project") and len(form.projects) == 1:
        form.initial["project"] = form.projects[0].pk  # with only one there is nothing to ask
    return composer(request, form, question=begun.question)


@team_only
@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    letter = letter_of(request, pk)
    if letter.is_draft and (report := getattr(letter, "report", None)):
        return redirect(report)  # its words are written there, so that letter, paper and portal say the same
    if letter.is_draft:
        return _draft(request, letter)
    now = timezone.now()
    context: dict[str, Any] = {
        "letter": letter,
        "to": list(letter.to.all()),
        "cc": list(letter.cc.all()),
        "attachments": list(letter.attachments.select_related("version")),
        "notes": [(note, REASONS.get(note.reason, note.reason)) for note in letter.guard_notes.select_related("by")],
        "why": why(letter),
        "is_later": letter.is_later(now),
        "is_mine": letter.by_id == request.user.pk,
    }
    return render(request, "letters/page.html", context)


def _draft(request: HttpRequest, letter: Letter) -> HttpResponse:
    return composer(request, form_of(request, letter), letter=letter, question=letter.question)


def _to_whom(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "").strip()[:160]
    here = page_they_are_on(request) if not typed else {}
    if typed:
        choices = who.named(request.user, typed)
    elif here.get("client"):
        choices = who.at_client(request.user, here["client"])
    else:
        choices = who.recent(request.user)
    return render(request, "letters/whom.html", {"choices": choices, "typed": typed})
