"""A lead: written down by hand, read, corrected."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.clients.models import Client, Contact
from vinculo.db import search
from vinculo.desk.ideal.words import reasons
from vinculo.desk.leads import mark
from vinculo.desk.leads.forms import LeadForm
from vinculo.desk.leads.found import lead_of, leads_seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.told import now_yours
from vinculo.desk.undo import CannotUndo, undo_address, undoing
from vinculo.money.models import Quote
from vinculo.people.models import Person
from vinculo.pipeline.ideal import fit_of, traits_in_order
from vinculo.pipeline.leads.likeness import alike
from vinculo.pipeline.models import Lead, Opportunity
from vinculo.practices.recheck_leads import lead_changed
from vinculo.projects.estimates import say_estimate
from vinculo.web.money import money
from vinculo.web.toasts import toast

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@ASKED
@team_only
def new(request: HttpRequest) -> HttpResponse:
    """Written down by us: it counts at once."""
    form = LeadForm(request.POST or None, ours=ours(request), initial={"owner": request.user})
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        lead = form.save(commit=False)
        lead.received_at, lead.confirmed_at, lead.by, lead.came = now, now, request.user, Lead.Came.HAND
        lead.save()
        told(request, lead)
        undo = undo_address(request.user, "leads.made", ids=[lead.pk], back="/leads/")
        toast(request, _("Noted. Whoever answers within a day is remembered."), undo=undo)
        return redirect(lead)
    return render(request, "leads/edit.html", {"form": form, "heading": _("New lead"), "back_url": "/leads/"})


@ASKED
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    lead = lead_of(request, pk)
    form = LeadForm(request.POST or None, instance=lead, ours=ours(request))
    if request.method == "POST" and form.is_valid():
        lead = form.save()
        if "owner" in form.changed_data:
            told(request, lead)
        lead_changed(pk)
        toast(request, _("Saved."))
        return redirect(lead)
    context = {"form": form, "heading": _("Edit %(name)s") % {"name": str(lead)}, "back_url": lead.get_absolute_url()}
    return render(request, "leads/edit.html", context)


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    lead, at = lead_of(request, pk), timezone.now()
    traits = traits_in_order()
    fit = fit_of([lead], traits)[lead.pk]
    context: dict[str, Any] = {
        "lead": lead,
        "mark": mark.mark(lead, at),
        "answered": mark.answered(lead),
        "fit": fit,
        "reasons": reasons(fit, traits),
        "traits_url": f"/leads/{pk}/traits/",
        "budget": money(lead.budget, lead.currency or ours(request)),
        "time": say_estimate(lead.minutes),
        "alike": alike(lead, request.user) if lead.client is None else [],
        "client": _if_seen(Client, lead.client_id, request.user),
        "contact": _if_seen(Contact, lead.contact_id, request.user),
        "opportunities": list(Opportunity.objects.visible_to(request.user).kept().filter(lead=lead)[:20]),
    }
    return render(request, "leads/page.html", context)


def ours(request: Any) -> str:
    """Our currency."""
    house = request.desk.organization
    return house.currency if house else "EUR"


def told(request: HttpRequest, lead: Lead) -> None:
    now_yours(request, f"lead:{lead.pk}", lead.owner, what=str(lead), client_id=None)


def _if_seen(model: Any, pk: int | None, person: Person) -> Any:
    return model.objects.visible_to(person).kept().filter(pk=pk).first() if pk else None


@undoing("leads.made")
@transaction.atomic
def unmake(person: Person, ids: list[int], before: Any) -> None:
    """Only while nothing was offered to them; what might have come of it goes along."""
    made = leads_seen_by(person).filter(pk__in=ids, by=person, client=None)
    if Quote.objects.filter(opportunity__lead__in=made).exists():
        raise CannotUndo(_("That has changed meanwhile. Look at it again."))
    search.drop("opportunity", list(Opportunity.objects.filter(lead__in=made).values_list("pk", flat=True)))
    made.delete()
