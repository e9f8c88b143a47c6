"""The guards while one writes, and taking what they offer."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.clients.language import language_to
from vinculo.clients.models import Audience
from vinculo.desk.composer.drawing import bar_facts, composer, guard_facts
from vinculo.desk.composer.forms import LetterForm
from vinculo.desk.composer.keeping import gone
from vinculo.desk.composer.taking import form_from, keep_from
from vinculo.desk.team_only import team_only
from vinculo.letters.guards.checking import Warned, check
from vinculo.letters.guards.known import known_about
from vinculo.letters.guards.settling import take
from vinculo.letters.queue import NotADraft
from vinculo.web.toasts import toast


def warned_in(request: HttpRequest, form: LetterForm, *, at: datetime) -> list[Warned]:
    """What the guards say about the form's text. A letter to nobody of theirs is still for their eyes."""
    text = form.cleaned_data.get("text", "").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if not text.strip():
        return []
    client = form.to_client
    language = language_to(form.readers.first, client, request.desk.organization)
    answers = form.cleaned_data.get("question")
    known = known_about(client, by=request.user, at=at, text=text, language=language, but=answers)
    return check(text, known, language=language)


@team_only
@require_POST
def check_(request: HttpRequest) -> HttpResponse:
    """The fragment under the text; nothing is kept."""
    form = form_from(request)
    form.is_valid()
    warned = warned_in(request, form, at=timezone.now())
    return render(request, "letters/guards.html", guard_facts(warned, form.to_client))


@team_only
@require_POST
def bar(request: HttpRequest) -> HttpResponse:
    """The fragment beside the button: who will read it, and when."""
    form = form_from(request)
    shared = request.POST.get("audience") == Audience.SHARED
    return render(request, "letters/bar.html", bar_facts(request, form.readers, at=timezone.now(), shared=shared))


@team_only
@require_POST
def reword(request: HttpRequest) -> HttpResponse:
    """What a guard offers takes the place of what was written."""
    form, now = form_from(request), timezone.now()
    if not form.is_valid():
        return composer(request, form)
    try:
        letter = keep_from(form, request, at=now)
    except NotADraft:
        return gone(request, form)
    found = {one.key: one for one in warned_in(request, form, at=now)}
    one = found.get(request.POST.get("take", ""))
    if one is None:
        toast(request, _("That is not in the letter any more."))
    else:
        take(letter, one, by=request.user, at=now)
    return redirect(letter)
