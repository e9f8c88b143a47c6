"""Keeping a draft: by the button, or by itself while one writes."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.desk.composer.drawing import composer
from vinculo.desk.composer.forms import LetterForm
from vinculo.desk.composer.found import letter_of
from vinculo.desk.composer.taking import form_from, keep_from
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.letters.models import Letter
from vinculo.letters.queue import NotADraft, throw_away
from vinculo.letters.writing import detach
from vinculo.web.toasts import toast


@team_only
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    form = form_from(request)
    if not form.is_valid():
        return composer(request, form)
    try:
        letter = keep_from(form, request, at=timezone.now())
    except NotADraft:
        return gone(request, form)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"address": letter.get_absolute_url(), "said": _("Saved just now")})
    if form.errors:
        return composer(request, form, letter=letter)
    return redirect(letter)


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
    letter = Letter.objects.visible_to(request.user).filter(uid=form.cleaned_data["uid"]).first()
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"said": _("It was handed over already")}, status=409)
    toast(request, _("That letter was handed over already."))
    return redirect(letter or "letters:list")
