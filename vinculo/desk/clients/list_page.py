"""The client list: find, compare, act on several."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinculo.clients.models import Client
from vinculo.clients.permissions import may_change_clients
from vinculo.db.prepared import prepared
from vinculo.desk.clients.columns import columns
from vinculo.desk.clients.filters import Filters
from vinculo.desk.clients.listing import A_PAGE, Listing, Record
from vinculo.desk.clients.rows import rows, table_body
from vinculo.desk.clients.saved_views import view_links
from vinculo.desk.lists.leaving import Leaving
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.people.models import Person, Team
from vinculo.practices.models import Season, Weather

SKIES = [choice for choice in Weather.choices if choice[0]]


def _filters(request: HttpRequest) -> Filters:
    """A guest sees no money, not even in the order."""
    filters = Filters.read(request.GET)
    return filters if may_change_clients(request.user) else filters.without_money()


def _found(request: HttpRequest) -> Any:
    filters = _filters(request)
    found = filters.apply(Client.objects.visible_to(request.user), person=request.user, at=timezone.now())
    return Listing(found, filters.sort)


TAKEN = Leaving(
    "clients",
    _("Clients"),
    _found,
    (
        Column(_("Client"), "name"),
        Column(_("In one line"), "line"),
        Column(_("Season"), lambda one: Season(one.season).label if one.season else ""),
        Column(_("Weather"), lambda one: Weather(one.weather).label if one.weather else ""),
        Column(_("Last contact"), "last_contact_at", Kind.DAY),
        Column(_("Next word"), "next_word_on", Kind.DAY),
        Column(_("Promises"), lambda one: one.open_promises or 0, Kind.NUMBER),
        Column(_("Nudges"), lambda one: one.open_nudges or 0, Kind.NUMBER),
        Column(_("Value a year"), "value", Kind.SUM, currency="currency", team=True),
        Column(_("Owner"), "owner"),
    ),
)


@require_safe
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    filters, listing = _filters(request), _found(request)
    page: Page[Record] = Paginator(listing, A_PAGE).get_page(request.GET.get("page"))
    query = filters.query()
    may_change = may_change_clients(request.user)
    shown = rows(page.object_list, today=timezone.localdate(), currency=_currency(request))
    context = {
        "page": page,
        "rows": shown,
        "table_body": table_body(shown, with_ticks=may_change, with_money=may_change),
        "columns": columns(filters, with_money=may_change),
        "filters": filters,
        "query": f"{query}&" if query else "",
        "views": view_links(request.user, query),
        "may_change": may_change,
        **_choices(),
    }
    return render(request, "clients/list.html", context)


def _currency(request: Any) -> str:
    organization = request.desk.organization
    return organization.currency if organization else "EUR"


def _choices() -> dict[str, Any]:
    return {
        "seasons": Season.choices,
        "skies": SKIES,
        "people": [(str(pk), name) for pk, name in _people()],
        "teams": [(str(pk), name) for pk, name in _teams()],
    }


@prepared
def _people() -> QuerySet[Any, tuple[int, str]]:
    return Person.objects.active().by_name().values_list("pk", "name")


@prepared
def _teams() -> QuerySet[Any, tuple[int, str]]:
    return Team.objects.values_list("pk", "name")
