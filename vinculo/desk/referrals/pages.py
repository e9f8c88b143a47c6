"""A recommendation: noted, read, put right."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.desk.closing.moments import moment_on
from vinculo.desk.log.whom import asked_for
from vinculo.desk.referrals.forms import ReferralForm
from vinculo.desk.referrals.found import referral_of, referrals_seen_by
from vinculo.desk.referrals.mark import mark
from vinculo.desk.referrals.whom import Whom, asked
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.pipeline.models import Referral
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    known = asked(request.user, client=request.GET.get("sent", ""), lead=request.GET.get("lead", ""))
    initial = {"whom": known.text} if known.text else {}
    if "client" in request.GET or not known.text:
        initial |= asked_for(request)
    form = ReferralForm(request.POST or None, initial=initial, person=request.user, known=known)
    if request.method == "POST" and form.is_valid():
        at = moment_on(form.cleaned_data["on"] or timezone.localdate())
        note = form.cleaned_data["note"]
        referral = Referral.objects.create(**form.sender(), **form.sent_as(), at=at, note=note, by=request.user)
        _checked(request, referral)
        undo = undo_address(request.user, "referrals.made", ids=[referral.pk])
        toast(request, _("Noted. Thank them while it is fresh."), undo=undo)
        return go_on(request, referral.get_absolute_url())
    return _ask(request, form, _("A recommendation"))


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    referral = referral_of(request, pk)
    return render(request, "referrals/page.html", {"referral": referral, "mark": mark(referral)})


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    referral = referral_of(request, pk)
    known = Whom(referral.sent_client, referral.lead, referral.sent_name)
    initial = {
        "client": referral.client_id, "contact": referral.contact_id, "who": referral.referrer, "whom": known.text,
        "on": timezone.localdate(referral.at), "note": referral.note,
    }  # fmt: skip
    form = ReferralForm(request.POST or None, initial=initial, person=request.user, known=known)
    if request.method == "POST" and form.is_valid():
        _checked(request, referral)
        for name, value in (form.sender() | form.sent_as()).items():
            setattr(referral, name, value)
        referral.at = moment_on(form.cleaned_data["on"] or timezone.localdate(), referral.at)
        referral.note = form.cleaned_data["note"]
        referral.save(update_fields=[*form.sender(), *form.sent_as(), "at", "note"])
        _checked(request, referral)
        toast(request, _("Saved."))
        return go_on(request, referral.get_absolute_url())
    return _ask(request, form, _("Put it right"), back_url=referral.get_absolute_url())


def _ask(request: HttpRequest, form: ReferralForm, heading: str, **more: Any) -> HttpResponse:
    return render(request, "referrals/form.html", {"form": form, "heading": heading, "save": _("Note it"), **more})


def _checked(request: HttpRequest, referral: Referral) -> None:
    if referral.client_id:
        written(request, referral.client_id)


@undoing("referrals.made")
def unmake(person: Person, ids: list[int], before: Any) -> None:
    for referral in referrals_seen_by(person).filter(pk__in=ids, by=person):
        referral.delete()
        if referral.client_id:
            client_changed(referral.client_id)
