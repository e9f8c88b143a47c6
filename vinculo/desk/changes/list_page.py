"""All changes that either side wants, or those of one project."""

from dataclasses import dataclass
from typing import Any, Self

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.agreements.models import ChangeRequest
from vinculo.clients.permissions import may_change_clients
from vinculo.desk.changes.rows import rows
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.numbers import is_number
from vinculo.desk.obligations.list_page import ids_with
from vinculo.desk.projects.found import project_of
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.people.models import Person
from vinculo.projects.models import Project

A_PAGE = 30
State = ChangeRequest.State
WHICH = {
    "undecided": pgettext_lazy("change requests", "To be decided"),
    "accepted": pgettext_lazy("change requests", "Accepted"),
    "unsigned": pgettext_lazy("change requests", "Not signed yet"),
    "no": pgettext_lazy("change requests", "Said no"),
    "all": pgettext_lazy("change requests", "All"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    which: str = "undecided"
    q: str = ""
    client: str = ""
    project: str = ""

    @classmethod
    def read(cls, asked: QueryDict, usual: str = "undecided") -> Self:
        which = asked.get("which", usual)
        client, project = (asked.get(name, "") for name in ("client", "project"))
        return cls(
            which if which in WHICH else usual,
            asked.get("q", "").strip()[:120],
            client if is_number(client) else "",
            project if is_number(project) else "",
        )

    def query(self, **other: str) -> str:
        said = {name: getattr(self, name) for name in self.__slots__} | other
        return urlencode({name: value for name, value in said.items() if value})

    def apply(self, found: Any, person: Person) -> QuerySet[ChangeRequest]:
        if self.client:
            found = found.filter(client=int(self.client))
        if self.project:
            found = found.filter(project=int(self.project))
        if self.q:
            found = found.filter(pk__in=ids_with(person, self.q, "change"))
        if self.which == "undecided":
            found = found.undecided()
        elif self.which == "accepted":
            found = found.filter(state=State.ACCEPTED)
        elif self.which == "unsigned":
            found = found.filter(state=State.ACCEPTED, signed_at=None)
        elif self.which == "no":
            found = found.filter(state__in=(State.DECLINED, State.INFEASIBLE, State.WITHDRAWN))
        related = found.select_related("client", "project", "contact", "by")
        return related.prefetch_related("effects__milestone").order_by("-asked_at", "-pk")


def _found(request: HttpRequest) -> QuerySet[ChangeRequest]:
    seen = ChangeRequest.objects.visible_to(request.user).filter(client__deleted_at=None, project__deleted_at=None)
    return Filters.read(request.GET).apply(seen, request.user)


def _in_project(request: HttpRequest, project: Project) -> QuerySet[ChangeRequest]:
    found = ChangeRequest.objects.filter(project=project)
    return Filters.read(request.GET, usual="all").apply(found, request.user).order_by("-number")


def _of_project(request: HttpRequest, pk: int) -> QuerySet[ChangeRequest]:
    return _in_project(request, project_of(request, pk))


COLUMNS = (
    Column(_("Number"), "number", Kind.NUMBER),
    Column(_("Change"), "title"),
    Column(_("What is wanted"), "text"),
    Column(_("Client"), "client.name"),
    Column(_("Project"), "project.name"),
    Column(_("Whose"), "get_side_display"),
    Column(_("Contact"), "contact.name"),
    Column(_("Asked"), "asked_at", Kind.MOMENT),
    Column(_("Minutes of work"), "minutes", Kind.NUMBER),
    Column(_("Price"), "amount", Kind.SUM, currency="currency", team=True),
    Column(_("State"), "get_state_display"),
    Column(_("Decided"), "decided_at", Kind.MOMENT),
    Column(_("Signed"), "signed_at", Kind.MOMENT),
)


@require_safe
@Leaving("changes", _("Change requests"), _found, COLUMNS)
def list_page(request: HttpRequest) -> HttpResponse:
    return _show(request, Filters.read(request.GET), _found(request), "changes/list.html")


@require_safe
@Leaving("changes-of-project", _("Change requests"), _of_project, COLUMNS)
def of_project(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    filters = Filters.read(request.GET, usual="all")
    return _show(request, filters, _in_project(request, project), "changes/project.html", project=project)


def _show(request: HttpRequest, filters: Filters, found: Any, template: str, **more: Any) -> HttpResponse:
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": rows(page.object_list),
        "filters": filters,
        "which": [(label, f"?{filters.query(which=key)}", key == filters.which) for key, label in WHICH.items()],
        "query": f"{filters.query()}&",
        "may_change": may_change_clients(request.user),
    }
    return render(request, template, {**context, **more})
