"""What is done with a lead: answered, taken on, decided, timed, thrown away. Each can be taken back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.leads.forms import StateForm, TimeForm
from vinculo.desk.leads.found import lead_of, leads_seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on
from vinculo.people.models import Person
from vinculo.pipeline.models import Lead
from vinculo.practices.recheck_leads import lead_changed
from vinculo.web.toasts import toast

ASKED = require_http_methods(["GET", "HEAD", "POST"])
MOMENTS = ("answered_at", "decided_at")
REST = ("answered_by_id", "state", "because", "owner_id", "minutes")


@require_POST
@team_only
def answered(request: HttpRequest, pk: int) -> HttpResponse:
    """We wrote or called."""
    lead = lead_of(request, pk)
    before = as_it_is(lead)
    if lead.answer(by=request.user, at=timezone.now()):
        _done(request, lead, _("Answered. From now on you talk."), before)
    else:
        toast(request, _("Somebody answered already."))
    return redirect(lead)


@require_POST
@team_only
def take(request: HttpRequest, pk: int) -> HttpResponse:
    lead = lead_of(request, pk)
    before = as_it_is(lead)
    lead.owner = request.user
    lead.save(update_fields=["owner", "updated_at"])
    _done(request, lead, _("It is yours to answer."), before)
    return redirect(lead)


@ASKED
@team_only
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    lead = lead_of(request, pk)
    form = StateForm(request.POST or None, initial={"state": lead.state, "because": lead.because})
    if request.method == "POST" and form.is_valid():
        before, said = as_it_is(lead), form.cleaned_data
        if not form.has_changed():
            toast(request, _("Nothing changed."))
        elif lead.decide(said["state"], because=said["because"], at=timezone.now()):
            _done(request, lead, _("Noted."), before)
        else:
            toast(request, _("They are a client by now."))
        return go_on(request, lead.get_absolute_url())
    return _ask(request, lead, form, _("How it stands"))


@ASKED
@team_only
def time(request: HttpRequest, pk: int) -> HttpResponse:
    lead = lead_of(request, pk)
    form = TimeForm(request.POST or None, initial=TimeForm.of(lead))
    if request.method == "POST" and form.is_valid():
        before = as_it_is(lead)
        lead.minutes = form.cleaned_data["minutes"]
        lead.save(update_fields=["minutes", "updated_at"])
        _done(request, lead, _("Noted."), before)
        return go_on(request, lead.get_absolute_url())
    return _ask(request, lead, form, _("Time it took"))


@require_POST
@team_only
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    lead = lead_of(request, pk)
    if lead.throw_away(by=request.user, at=timezone.now()):
        lead_changed(lead.pk)
        undo = undo_address(request.user, "leads.bin", ids=[lead.pk], back=lead.get_absolute_url())
        toast(request, _("%(name)s is in the bin.") % {"name": str(lead)}, undo=undo)
    return redirect("leads:list")


def _ask(request: HttpRequest, lead: Lead, form: Any, heading: str) -> HttpResponse:
    context = {"form": form, "lead": lead, "heading": heading, "back_url": lead.get_absolute_url()}
    return render(request, "leads/form.html", context)


def _done(request: HttpRequest, lead: Lead, words: str, before: list[Any]) -> None:
    lead_changed(lead.pk)
    toast(request, words, undo=undo_address(request.user, "leads.done", ids=[lead.pk], before=before))


def as_it_is(lead: Lead) -> list[Any]:
    moments = (getattr(lead, name) for name in MOMENTS)
    return [*(at.isoformat() if at else None for at in moments), *(getattr(lead, name) for name in REST)]


@undoing("leads.done")
def undo_deed(person: Person, ids: list[int], before: Any) -> None:
    """Not once they are a client: that is taken back for itself."""
    moments = [parse_datetime(at) if at else None for at in before[: len(MOMENTS)]]
    values = dict(zip((*MOMENTS, *REST), (*moments, *before[len(MOMENTS) :]), strict=True))
    leads_seen_by(person).filter(pk__in=ids, client=None).update(**values, updated_at=timezone.now())
    for pk in ids:
        lead_changed(pk)


@undoing("leads.bin")
def take_out(person: Person, ids: list[int], before: Any) -> None:
    for lead in Lead.objects.visible_to(person).filter(pk__in=ids, deleted_at__isnull=False):
        lead.restore()
        lead_changed(lead.pk)
