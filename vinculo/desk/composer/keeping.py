"""Keeping a draft: by the button, or by itself while one writes."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vinculo.desk.composer.drawing import composer
from vinculo.desk.composer.forms import LetterForm
from vinculo.desk.composer.found import letter_of
from vinculo.desk.composer.taking import form_from, keep_from
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.letters.models import Letter
from vinculo.letters.queue import NotADraft, throw_away
from vinculo.letters.writing import Overtaken, detach, keep_apart
from vinculo.web.toasts import toast

APART = gettext_lazy("That letter was handed over already. This is a draft of its own.")


@team_only
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    form = form_from(request)
    if by_itself(request):
        return _kept_by_itself(request, form)
    if not form.is_valid():
        return composer(request, form)
    try:
        letter = keep_from(form, request, at=timezone.now())
    except NotADraft:
        return gone(request, form)
    if form.errors:
        return composer(request, form, letter=letter)
    return redirect(letter)


def _kept_by_itself(request: HttpRequest, form: LetterForm) -> JsonResponse:
    """Words are kept also while an hour is not written out yet. `stay`: whoever sends now looks first."""
    if not form.is_valid() and set(form.errors) - {"on", "at_time"}:
        return JsonResponse({"said": next(iter(form.errors.values()))[0]}, status=422)
    try:
        seen = parse_datetime(form.cleaned_data.get("seen") or "")
    except ValueError:
        seen = None
    try:
        letter = keep_from(form, request, at=timezone.now(), seen=seen)
    except Overtaken:
        return JsonResponse({"said": _("Changed in another window. Save keeps this one."), "stay": True}, status=409)
    except NotADraft:
        if apart := keep_apart(form.cleaned_data["uid"], form.written(), by=request.user, at=timezone.now()):
            return JsonResponse({**_kept(apart), "said": APART, "stay": True})
        return JsonResponse({"said": _("It was handed over already")}, status=409)
    return JsonResponse({**_kept(letter), "said": _("Saved just now")})


def _kept(letter: Letter) -> dict[str, Any]:
    return {"address": letter.get_absolute_url(), "uid": str(letter.uid), "seen": letter.autosaved_at.isoformat()}


@team_only
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft is not wanted."""
    letter = letter_of(request, pk)
    try:
        throw_away(letter)
    except NotADraft:
        return redirect(letter)
    toast(request, _("Thrown away."), undo=undo_address(request.user, "letters.drop", ids=[pk], back=f"/letters/{pk}/"))
    return redirect("letters:list")


@team_only
@require_POST
def take_off(request: HttpRequest, pk: int, attachment: int) -> HttpResponse:
    """A file does not go with it after all; it stays among the documents."""
    letter = letter_of(request, pk)
    detach(letter, attachment)
    return redirect(letter)


def gone(request: HttpRequest, form: LetterForm) -> HttpResponse:
    """It was handed over meanwhile, say in another tab."""
    if apart := keep_apart(form.cleaned_data["uid"], form.written(), by=request.user, at=timezone.now()):
        toast(request, str(APART))
        return redirect(apart)
    letter = Letter.objects.visible_to(request.user).filter(uid=form.cleaned_data["uid"]).first()
    toast(request, _("That letter was handed over already."))
    return redirect(letter or "letters:list")


def by_itself(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")
