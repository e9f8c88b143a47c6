"""Handing a letter over, and having it back."""

from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.desk.composer.drawing import bar_facts, composer
from vinculo.desk.composer.forms import LetterForm
from vinculo.desk.composer.found import letter_of
from vinculo.desk.composer.guarding import warned_in
from vinculo.desk.composer.keeping import gone
from vinculo.desk.composer.said import reason_of, typed_hour
from vinculo.desk.composer.taking import form_from, keep_from
from vinculo.desk.team_only import team_only
from vinculo.letters import queue
from vinculo.letters.guards.checking import Warned
from vinculo.letters.guards.settling import override, still_open
from vinculo.letters.models import Guard, Letter
from vinculo.web.dates import moment
from vinculo.web.toasts import toast

BEFORE_TALK = timedelta(minutes=10)  # a price in writing lies on the table when one talks about it


@team_only
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """
    Now, in the readers' hours (`when` is "hours"), at a chosen moment ("at"), or shortly before the talk that is booked
    ("talk"). The guards have their say once; with `anyway` the letter goes as it is, and the reason is written down.
    """
    form, now = form_from(request), timezone.now()
    if not form.is_valid():
        return composer(request, form)
    try:
        letter = keep_from(form, request, at=now)
    except queue.NotADraft:
        return gone(request, form)
    found = warned_in(request, form, at=now)
    not_before = _not_before(request, form, found, now)
    if form.missing_to_send():
        return composer(request, form, letter=letter)
    warned = still_open(letter, found)
    if warned and not_before and request.POST.get("when") == "talk":
        warned = [one for one in warned if one.guard != Guard.MONEY]
    if warned and "anyway" not in request.POST:
        return composer(request, form, letter=letter, warned=warned, stopped=True)
    override(letter, warned, reason=reason_of(request), by=request.user, at=now)
    return _handed_over(request, letter, not_before=not_before, at=now)


def _handed_over(request: HttpRequest, letter: Letter, *, not_before: datetime | None, at: datetime) -> HttpResponse:
    leaves_at = queue.send(letter, by=request.user, at=at, not_before=not_before)
    undo = reverse("letters:take_back", args=[letter.pk])  # which says so when it was too late
    if not_before and not_before > at:
        toast(request, _("It leaves %(when)s.") % {"when": moment(leaves_at)}, undo=undo)
    else:
        toast(request, _("It leaves in a moment."), undo=undo)
    return redirect(letter)


def _not_before(request: HttpRequest, form: LetterForm, found: list[Warned], now: datetime) -> datetime | None:
    """The hour it leaves at, if it is not to leave now."""
    when = request.POST.get("when", "")
    if when == "hours":
        later: datetime | None = bar_facts(request, form.readers, at=now)["later_at"]
        return later
    if when == "talk":
        return next((one.talk.at - BEFORE_TALK for one in found if one.talk), None)
    return typed_hour(form, now) if when == "at" else None


@team_only
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Before it left: a draft again, for whoever wrote it."""
    letter = letter_of(request, pk)
    if letter.by_id != request.user.pk:
        raise Http404
    if queue.take_back(letter) or queue.give_back(letter):
        toast(request, _("It is a draft again."))
    else:
        toast(request, _("It has left already."))
    return redirect(letter)


@team_only
@require_POST
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    letter = letter_of(request, pk)
    if queue.try_again(letter, at=timezone.now()):
        toast(request, _("It is tried now."))
    return redirect(letter)
