"""What they said, written down by one of us: yes and for what, rather not, not any more."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.desk.references.forms import NoForm, WithdrawForm, YesForm
from vinculo.desk.references.found import reference_of, references_seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.feedback import consent
from vinculo.feedback.models import Reference
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def yes(request: HttpRequest, pk: int) -> HttpResponse:
    reference = reference_of(request, pk)
    initial = {"text": reference.text, "uses": reference.uses, "named": reference.named}
    form = YesForm(request.POST or None, initial=initial | {"expires_on": reference.expires_on})
    if request.method == "POST" and form.is_valid():
        before, how = consent.as_answered(reference), form.cleaned_data["how"]
        noted = consent.give(reference, form.yes(), how=how, by=request.user, **_by(request))
        return _done(request, reference, noted, _("Noted: we may use it for what they said."), before)
    return _ask(request, reference, form, _("They said yes"))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def no(request: HttpRequest, pk: int) -> HttpResponse:
    reference = reference_of(request, pk)
    form = NoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        before, how = consent.as_answered(reference), form.cleaned_data["how"]
        noted = consent.decline(reference, how=how, by=request.user, **_by(request))
        return _done(request, reference, noted, _("Noted. They are not asked again by a reminder."), before)
    return _ask(request, reference, form, _("Rather not"))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    reference = reference_of(request, pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        before = consent.as_answered(reference)
        noted = consent.withdraw(reference, because=form.cleaned_data["because"], **_by(request))
        words = _("Taken back. Take it away wherever it is shown.")
        return _done(request, reference, noted, words, before)
    return _ask(request, reference, form, _("They take it back"))


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"actor": acting(request.user), "at": timezone.now()}


def _ask(request: HttpRequest, reference: Reference, form: Any, heading: str) -> HttpResponse:
    context = {"form": form, "reference": reference, "heading": heading, "back_url": reference.get_absolute_url()}
    return render(request, "references/form.html", context)


def _done(request: HttpRequest, reference: Reference, noted: bool, words: str, before: dict[str, Any]) -> HttpResponse:
    written(request, reference.client_id)
    if noted:
        now = consent.as_answered(references_seen_by(request.user).get(pk=reference.pk))
        before = {"said": before, "then": now["answered_at"], "withdrawn": now["withdrawn_at"]}
        toast(request, words, undo=undo_address(request.user, "references.noted", ids=[reference.pk], before=before))
    else:
        toast(request, _("That has changed meanwhile. Look at it again."))
    return go_on(request, reference.get_absolute_url())


@undoing("references.noted")
def undo_noted(person: Person, ids: list[int], before: Any) -> None:
    """Not what they have said in the portal since."""
    for reference in references_seen_by(person).filter(pk__in=ids).select_related("client", "contact"):
        now = consent.as_answered(reference)
        if (now["answered_at"], now["withdrawn_at"]) == (before["then"], before["withdrawn"]):
            consent.restore(reference, before["said"], by=person, at=timezone.now())
            client_changed(reference.client_id)
