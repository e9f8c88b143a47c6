"""The portfolio: filters, saved views, one row for each project, and deeds for several at once."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.portfolio.filters import PHASES, TROUBLES, Filters
from vinculo.desk.portfolio.rows import Row, axis_of, in_order, rows, scale
from vinculo.desk.projects.found import seen_by
from vinculo.desk.saved_views import Views
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.people.models import Person
from vinculo.practices.models import Season, Weather
from vinculo.projects.models import Project

A_PAGE = 25
SKIES = [choice for choice in Weather.choices if choice[0]]
VIEWS = Views(
    page="projects",
    home="/projects/",
    given=(
        (pgettext_lazy("projects", "All that go on"), ""),
        (pgettext_lazy("projects", "Mine"), "lead=me"),
        (_("Later than promised"), "trouble=slips"),
        (_("With red flags"), "trouble=flags"),
        (pgettext_lazy("projects", "Closed"), "phase=closed&sort=-due"),
    ),
    read=lambda asked: Filters.read(asked).query(),
)


def _found(request: HttpRequest) -> Any:
    return Filters.read(request.GET).apply(seen_by(request.user), request.user)


def _dressed(request: HttpRequest, projects: list[Project]) -> list[Row]:
    today = timezone.localdate()
    return rows(in_order([project.pk for project in projects], today), today)


TAKEN = Leaving(
    "projects",
    _("Projects"),
    _found,
    (
        Column(_("Project"), "project.name"),
        Column(_("Client"), "project.client.name"),
        Column(_("Phase"), "project.get_phase_display"),
        Column(_("Lead"), "project.lead.name"),
        Column(_("Begins on"), "project.starts_on", Kind.DAY),
        Column(_("Promised for"), "project.due_on", Kind.DAY),
        Column(_("Expected end"), "project.ends_on", Kind.DAY),
        Column(_("Next milestone"), "next_name"),
        Column(_("Next milestone on"), "next_on", Kind.DAY),
        Column(_("Red flags"), "project.red_flags", Kind.NUMBER),
        Column(_("Budget used in %"), "used", Kind.NUMBER),
        Column(_("Work done in %"), "done", Kind.NUMBER),
    ),
    dress=_dressed,
)


@require_safe
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    filters, today = Filters.read(request.GET), timezone.localdate()
    page: Any = Paginator(_found(request), A_PAGE).get_page(request.GET.get("page"))
    page.object_list = in_order(list(page.object_list.values_list("pk", flat=True)), today)
    query, axis = filters.query(), axis_of(page.object_list, today)
    context = {
        "page": page,
        "rows": rows(page.object_list, today, axis),
        "axis": f"{axis.first.toordinal()}-{axis.days}",
        "scale": scale(axis),
        "filters": filters,
        "columns": columns(filters),
        "query": f"{query}&" if query else "",
        "views": VIEWS.links(request.user, query),
        "today": today,
        "may_change": may_change_clients(request.user),
        **_choices(),
    }
    return render(request, "portfolio/list.html", context)


def _choices() -> dict[str, Any]:
    people = Person.objects.active().exclude(role="guest").by_name().values_list("pk", "name")
    return {
        "phases": PHASES.items(),
        "troubles": TROUBLES.items(),
        "seasons": Season.choices,
        "skies": SKIES,
        "people": [(str(pk), name) for pk, name in people],
    }


def columns(filters: Filters) -> list[dict[str, Any]]:
    """The headers that sort, and which way they do now."""
    made = []
    for key, label in (("name", _("Project")), ("due", _("Promised for"))):
        here = filters.sort.removeprefix("-") == key
        backwards = here and not filters.sort.startswith("-")
        made.append(
            {
                "label": label,
                "href": f"?{filters.query(sort=f'-{key}' if backwards else key)}",
                "direction": "" if not here else "descending" if filters.sort.startswith("-") else "ascending",
            }
        )
    return made


@require_http_methods(["GET", "HEAD", "POST"])
def save_view(request: HttpRequest) -> HttpResponse:
    return VIEWS.save(request)


@require_POST
def remove_view(request: HttpRequest, pk: int) -> HttpResponse:
    return VIEWS.remove(request, pk)
