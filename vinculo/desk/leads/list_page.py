"""Leads: who waits longest for an answer stands first."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.desk.leads.found import leads_seen_by
from vinculo.desk.leads.mark import mark
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.team_only import team_only
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.pipeline.ideal import fit_of
from vinculo.pipeline.models import Lead

A_PAGE = 30
OPEN = (Lead.State.NEW, Lead.State.TALKING)
WHICH = {
    "open": pgettext_lazy("leads", "Open"),
    "unanswered": pgettext_lazy("leads", "Without an answer"),
    "won": pgettext_lazy("leads", "Became clients"),
    "over": pgettext_lazy("leads", "Nothing came of it"),
    "all": pgettext_lazy("leads", "All"),
}


def _asked(request: HttpRequest) -> dict[str, str]:
    asked = {name: request.GET.get(name, "") for name in ("which", "whose", "q")}
    asked["which"] = asked["which"] if asked["which"] in WHICH else "open"
    asked["whose"] = "mine" if asked["whose"] == "mine" else "all"
    asked["q"] = asked["q"][:100]
    return asked


def _found(request: HttpRequest) -> Any:
    return _narrowed(leads_seen_by(request.user), request, _asked(request)).select_related("channel", "owner")


TAKEN = Leaving(
    "leads",
    _("Leads"),
    _found,
    (
        Column(_("Name"), "name"),
        Column(_("Company"), "company"),
        Column(_("E-mail"), "email"),
        Column(_("Phone"), "phone"),
        Column(_("Website"), "website"),
        Column(_("City"), "city"),
        Column(_("Country"), "country"),
        Column(_("What they want"), "wants"),
        Column(_("Budget"), "budget", Kind.SUM, currency="currency"),
        Column(_("State"), "get_state_display"),
        Column(_("Channel"), "channel.name"),
        Column(_("Received"), "received_at", Kind.MOMENT),
        Column(_("Answered"), "answered_at", Kind.MOMENT),
        Column(_("Owner"), "owner.name"),
    ),
)


@require_safe
@team_only
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    asked, at = _asked(request), timezone.now()
    page = Paginator(_found(request), A_PAGE).get_page(request.GET.get("page"))
    fits = fit_of(page.object_list)
    for lead in page.object_list:
        lead.mark, lead.fit = mark(lead, at), fits[lead.pk]
    context = {**asked, "page": page, "choices": list(WHICH.items()), "query": f"{urlencode(asked)}&"}
    return render(request, "leads/list.html", context)


def _narrowed(found: Any, request: HttpRequest, asked: dict[str, str]) -> Any:
    if asked["whose"] == "mine":
        found = found.filter(owner=request.user)
    if asked["q"].strip():
        found = found.named_like(asked["q"])
    which = asked["which"]
    if which == "open":
        return found.filter(state__in=OPEN).longest_unanswered_first()
    if which == "unanswered":
        return found.unanswered().longest_unanswered_first()
    if which == "won":
        found = found.filter(state=Lead.State.WON)
    elif which == "over":
        found = found.exclude(state__in=(*OPEN, Lead.State.WON))
    return found.order_by("-received_at", "-pk")
