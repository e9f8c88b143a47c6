"""A new opportunity, of a lead or of a client we have; and its facts, changed."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.clients.models import Client
from vinculo.db import search
from vinculo.desk.log.whom import WhomForm, asked_for
from vinculo.desk.numbers import is_number
from vinculo.desk.opportunities.forms import OpportunityForm, StepForm
from vinculo.desk.opportunities.found import opportunity_of, seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.told import now_yours
from vinculo.desk.undo import CannotUndo, undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.logbook.searchable import index_opportunities
from vinculo.money.models import Quote
from vinculo.people.models import Person
from vinculo.pipeline.models import Lead, Opportunity
from vinculo.pipeline.moving import Spot, place
from vinculo.pipeline.stages import first_stage
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    """`?lead=` of a lead; else of a client, named by the address or chosen in the form."""
    lead = _lead(request)
    whom = None if lead else WhomForm(request.POST or None, initial=asked_for(request), person=request.user)
    fresh = _blank(request, lead)
    form = OpportunityForm(request.POST or None, instance=fresh)
    if request.method == "POST" and all([whom.is_valid() if whom else True, form.is_valid()]):
        if whom and whom.client:
            fresh.client, fresh.contact = whom.client, whom.contact
        opportunity = _made(request, form)
        undo = undo_address(request.user, "opportunities.made", ids=[opportunity.pk], back="/opportunities/")
        toast(request, _("“%(what)s” is on the board.") % {"what": opportunity.title}, undo=undo)
        return go_on(request, opportunity.get_absolute_url())
    return render(request, "opportunities/new.html", {"form": form, "whom": whom, "lead": lead})


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    opportunity = opportunity_of(request, pk)
    owner = opportunity.owner_id
    form = OpportunityForm(request.POST or None, instance=opportunity)
    if request.method == "POST" and form.is_valid():
        _save(request, form)
        if opportunity.owner_id != owner:
            _tell(request, opportunity)
        toast(request, _("Saved."))
        return go_on(request, opportunity.get_absolute_url())
    return _form(request, opportunity, form, _("Edit the opportunity"))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """What happens next, and when."""
    opportunity = opportunity_of(request, pk)
    before = [opportunity.next_step, opportunity.next_on and opportunity.next_on.isoformat()]
    form = StepForm(request.POST or None, instance=opportunity)
    if request.method == "POST" and form.is_valid():
        form.save()
        _changed(request, opportunity)
        undo = undo_address(request.user, "opportunities.step", ids=[opportunity.pk], before=before)
        toast(request, _("Noted."), undo=undo)
        return go_on(request, opportunity.get_absolute_url())
    return _form(request, opportunity, form, _("The next step"))


def _form(request: HttpRequest, opportunity: Opportunity, form: Any, heading: str) -> HttpResponse:
    context = {"form": form, "opportunity": opportunity, "heading": heading}
    return render(request, "opportunities/form.html", {**context, "back_url": opportunity.get_absolute_url()})


def _lead(request: HttpRequest) -> Lead | None:
    asked = request.GET.get("lead", "")
    if not is_number(asked):
        return None
    found: Lead = get_object_or_404(Lead.objects.visible_to(request.user).confirmed(), pk=asked)
    return found


def _blank(request: HttpRequest, lead: Lead | None) -> Opportunity:
    """With what is known already. A lead that became a client meanwhile counts as that client."""
    organization = request.desk.organization
    fresh = Opportunity(
        owner=request.user, currency=organization.currency if organization else "EUR", stage=first_stage(),
        stage_since=timezone.now(), by=request.user,
    )  # fmt: skip
    if lead:
        fresh.lead, fresh.client, fresh.channel, fresh.campaign = lead, lead.client, lead.channel, lead.campaign
        fresh.title = lead.wants.strip().splitlines()[0][:160] if lead.wants.strip() else ""
        fresh.value, fresh.currency = lead.budget, lead.currency or fresh.currency
        fresh.owner = lead.owner or request.user
    elif is_number(request.GET.get("client", "")):
        client = Client.objects.visible_to(request.user).kept().filter(pk=request.GET["client"]).first()
        fresh.currency = (client.currency if client else "") or fresh.currency
    return fresh


@transaction.atomic
def _made(request: HttpRequest, form: OpportunityForm) -> Opportunity:
    opportunity: Opportunity = form.instance
    opportunity.position = place(opportunity.stage, Spot())
    _save(request, form)
    opportunity.moves.create(from_stage=None, to_stage=opportunity.stage, at=opportunity.stage_since, by=request.user)
    _tell(request, opportunity)
    return opportunity


def _save(request: HttpRequest, form: OpportunityForm) -> None:
    opportunity: Opportunity = form.instance
    if opportunity.budget_said.strip() and opportunity.budget_spoken_at is None:
        opportunity.budget_spoken_at = timezone.now()
    form.save()
    index_opportunities([opportunity])
    _changed(request, opportunity)


def _changed(request: HttpRequest, opportunity: Opportunity) -> None:
    if opportunity.client_id:
        written(request, opportunity.client_id)


def _tell(request: HttpRequest, opportunity: Opportunity) -> None:
    subject, named = f"opportunity:{opportunity.pk}", {"what": opportunity.title, "words": opportunity.with_whom}
    now_yours(
        request, subject, opportunity.owner, client_id=opportunity.client_id, **named,
        may_see=lambda person: seen_by(person).filter(pk=opportunity.pk).exists(),
    )  # fmt: skip


@undoing("opportunities.made")
@transaction.atomic
def unmake(person: Person, ids: list[int], before: Any) -> None:
    """Only while nothing was offered for it."""
    made = seen_by(person).filter(pk__in=ids, by=person, state=Opportunity.State.OPEN)
    if Quote.objects.filter(opportunity__in=made).exists():
        raise CannotUndo(_("That has changed meanwhile. Look at it again."))
    for one in made:
        search.drop("opportunity", [one.pk])
        one.delete()
        if one.client_id:
            client_changed(one.client_id)


@undoing("opportunities.step")
def step_as_before(person: Person, ids: list[int], before: Any) -> None:
    text, on = before
    seen_by(person).filter(pk__in=ids).update(next_step=text, next_on=on)
