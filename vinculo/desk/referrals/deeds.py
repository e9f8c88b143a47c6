"""Thanking for a recommendation, telling what came of it, throwing it away."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.referrals.forms import TellForm, ThankForm
from vinculo.desk.referrals.found import referral_of, referrals_seen_by
from vinculo.desk.referrals.mark import came_of_it
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.pipeline.models import Referral
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def thank(request: HttpRequest, pk: int) -> HttpResponse:
    referral = referral_of(request, pk)
    form = ThankForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if referral.thank(how=form.cleaned_data["how"], by=request.user, at=timezone.now()):
            _done(request, referral, _("Thanked."), "referrals.thanked")
        else:
            toast(request, _("They have been thanked already."))
        return go_on(request, referral.get_absolute_url())
    return _ask(request, referral, form, _("Say thank you to %(name)s") % {"name": referral.sender})


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    referral = referral_of(request, pk)
    form = TellForm(request.POST or None, initial={"what": came_of_it(referral)})
    if request.method == "POST" and form.is_valid():
        if referral.tell(what=form.cleaned_data["what"], by=request.user, at=timezone.now()):
            _done(request, referral, _("Noted: they know what came of it."), "referrals.told")
        else:
            toast(request, _("They know already."))
        return go_on(request, referral.get_absolute_url())
    return _ask(request, referral, form, _("Tell %(name)s what came of it") % {"name": referral.sender})


@require_POST
@team_only
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    referral = referral_of(request, pk)
    referrals_seen_by(request.user).filter(pk=pk).update(deleted_at=timezone.now())
    _done(request, referral, _("No longer noted."), "referrals.thrown_away")
    return redirect("referrals:list")


def _ask(request: HttpRequest, referral: Referral, form: Any, heading: str) -> HttpResponse:
    context = {"form": form, "referral": referral, "heading": heading, "back_url": referral.get_absolute_url()}
    return render(request, "referrals/deed.html", context)


def _done(request: HttpRequest, referral: Referral, words: str, action: str) -> None:
    if referral.client_id:
        written(request, referral.client_id)
    toast(request, words, undo=undo_address(request.user, action, ids=[referral.pk]))


@undoing("referrals.thanked")
def undo_thanks(person: Person, ids: list[int], before: Any) -> None:
    for referral in referrals_seen_by(person).filter(pk__in=ids, thanked_by=person):
        referral.unthank()
        _looked_at_again(referral)


@undoing("referrals.told")
def undo_told(person: Person, ids: list[int], before: Any) -> None:
    for referral in referrals_seen_by(person).filter(pk__in=ids, told_by=person):
        referral.untell()
        _looked_at_again(referral)


@undoing("referrals.thrown_away")
def undo_throwing_away(person: Person, ids: list[int], before: Any) -> None:
    for referral in Referral.objects.visible_to(person).filter(pk__in=ids):
        Referral.objects.filter(pk=referral.pk).update(deleted_at=None)
        _looked_at_again(referral)


def _looked_at_again(referral: Referral) -> None:
    if referral.client_id:
        client_changed(referral.client_id)
