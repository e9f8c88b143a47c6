"""A new quote: for a client, for a project, or for an opportunity of somebody who is no client yet."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.clients.language import language_to
from vinculo.clients.models import Client, Contact
from vinculo.desk.log.whom import asked_for
from vinculo.desk.numbers import is_number
from vinculo.desk.quotes.forms import NewForOpportunityForm, NewQuoteForm
from vinculo.desk.team_only import team_only
from vinculo.desk.written import written
from vinculo.money.models import Quote
from vinculo.money.quoting.writing import NewQuote, begin
from vinculo.people.models import Organization
from vinculo.pipeline.models import Opportunity
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("opportunity", "")
    if asked:
        return _for_opportunity(request, asked)
    form = NewQuoteForm(request.POST or None, initial=asked_for(request, "project"), person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        contact = form.contact or _who_decides(form.client)
        said = _said(request, form.cleaned_data["title"], form.client, contact)
        return _begun(request, NewQuote(**said, project=form.work))
    context = {"form": form, "heading": _("A quote"), "save": _("Go on")}
    return render(request, "log/about_form.html", context)


def _for_opportunity(request: HttpRequest, asked: str) -> HttpResponse:
    if not is_number(asked):
        raise Http404
    seen = Opportunity.objects.visible_to(request.user).kept().exclude(client__deleted_at__isnull=False)
    found = get_object_or_404(seen.select_related("client", "contact", "lead", "owner"), pk=asked)
    form = NewForOpportunityForm(request.POST or None, initial={"title": found.title})
    if request.method == "POST" and form.is_valid():
        return _begun(request, _of_opportunity(request, found, form.cleaned_data["title"]))
    context = {"form": form, "heading": _("A quote"), "back_url": found.get_absolute_url(), "about": found.title}
    return render(request, "quotes/form.html", context)


def _begun(request: HttpRequest, said: NewQuote) -> HttpResponse:
    quote = begin(said, by=request.user, at=timezone.now())
    if quote.client_id:
        written(request, quote.client_id)
    toast(request, _("Begun. Now its lines."))
    return redirect(quote)


def _of_opportunity(request: HttpRequest, found: Opportunity, title: str) -> NewQuote:
    lead, house = found.lead, request.desk.organization
    client = found.client or (lead.client if lead else None)
    if client:
        contact = found.contact or (lead.contact if lead else None) or _who_decides(client)
        said = _said(request, title, client, contact)
    else:
        assert lead is not None
        language = lead.language or (house.language if house else "en")
        said = {
            "title": title, "language": language, "to_name": lead.name or lead.company, "to_email": lead.email,
            "terms": _terms(request, language),
        }  # fmt: skip
    return NewQuote(**{**said, "currency": found.currency}, opportunity=found, owner=found.owner)


def _said(request: HttpRequest, title: str, client: Client, contact: Contact | None) -> dict[str, Any]:
    house: Organization | None = request.desk.organization
    language = language_to(contact, client, house)
    return {
        "title": title, "client": client, "contact": contact, "language": language, "owner": client.owner,
        "currency": client.currency or (house.currency if house else "EUR"), "terms": _terms(request, language),
    }  # fmt: skip


def _terms(request: HttpRequest, language: str) -> str:
    """Those of the last quote one saw in this language: what was written once is not written again."""
    last = (
        Quote.objects.visible_to(request.user)
        .kept()
        .filter(language=language)
        .exclude(current__terms="")
        .order_by("-created_at", "-pk")
    )
    found = last.values_list("current__terms", flat=True).first()
    if found:
        return found
    with translation.override(language):
        return _("Half when we begin, half when it is delivered. Two rounds of changes are included.")


def _who_decides(client: Client) -> Contact | None:
    roles = client.roles.filter(left_on=None, contact__deleted_at=None).select_related("contact")
    found = sorted(roles, key=lambda role: (role.power != "decides", not role.is_key, role.pk))
    return found[0].contact if found else None
