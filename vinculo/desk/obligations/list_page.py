"""All obligations: mine, ours, theirs; open, late, done."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.agreements.models import Obligation
from vinculo.clients.models import Client
from vinculo.clients.permissions import may_change_clients
from vinculo.db.search import find
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.numbers import is_number
from vinculo.desk.obligations.rows import rows
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.people.models import Person

A_PAGE = 30
MOST_FOUND = 300
WHOSE = {
    "mine": pgettext_lazy("obligations", "Mine"),
    "ours": pgettext_lazy("obligations", "Ours"),
    "theirs": pgettext_lazy("obligations", "Theirs"),
    "all": pgettext_lazy("obligations", "All"),
}
WHICH = {
    "open": pgettext_lazy("obligations", "Open"),
    "late": pgettext_lazy("obligations", "Past the day"),
    "done": pgettext_lazy("obligations", "Done"),
    "withdrawn": pgettext_lazy("obligations", "Withdrawn"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    whose: str = "all"
    which: str = "open"
    q: str = ""
    client: str = ""
    project: str = ""

    @classmethod
    def read(cls, asked: QueryDict) -> Self:
        def number(name: str) -> str:
            said = asked.get(name, "")
            return said if is_number(said) else ""

        whose, which = asked.get("whose", "all"), asked.get("which", "open")
        return cls(
            whose if whose in WHOSE else "all",
            which if which in WHICH else "open",
            asked.get("q", "").strip()[:120],
            number("client"),
            number("project"),
        )

    def query(self, **other: str) -> str:
        said = {name: getattr(self, name) for name in self.__slots__} | other
        return urlencode({name: value for name, value in said.items() if value})

    def apply(self, found: Any, person: Person, today: date) -> Any:
        if self.whose == "mine":
            found = found.filter(owner=person)
        elif self.whose != "all":
            found = found.filter(side=self.whose)
        if self.client:
            found = found.filter(client=int(self.client))
        if self.project:
            found = found.filter(project=int(self.project))
        if self.q:
            found = found.filter(pk__in=ids_with(person, self.q, "obligation"))
        return self._ordered(found, today)

    def _ordered(self, found: Any, today: date) -> Any:
        if self.which == "done":
            return found.filter(done_on__isnull=False).order_by("-done_on", "-pk")
        if self.which == "withdrawn":
            return found.filter(withdrawn_at__isnull=False).order_by("-withdrawn_at", "-pk")
        return (found.late(today) if self.which == "late" else found.open()).soonest_first()


def ids_with(person: Person, text: str, kind: str) -> list[int]:
    """Ids of records of a kind in which these words stand, as far as the person sees their clients."""
    allowed = None if person.sees_everyone else Client.objects.visible_to(person).kept()
    return [hit.object_id for hit in find(text, allowed=allowed, kinds=[kind], limit=MOST_FOUND)]


def _found(request: HttpRequest) -> Any:
    seen = Obligation.objects.visible_to(request.user).filter(client__deleted_at=None)
    found = Filters.read(request.GET).apply(seen, request.user, timezone.localdate())
    return found.select_related("client", "project", "contact", "owner", "agreement")


TAKEN = Leaving(
    "obligations",
    _("Both sides"),
    _found,
    (
        Column(_("What"), "what"),
        Column(_("Whose"), "get_side_display"),
        Column(_("Kind"), "get_kind_display"),
        Column(_("Client"), "client.name"),
        Column(_("Project"), "project.name"),
        Column(_("Contact"), "contact.name"),
        Column(_("Owner"), "owner.name"),
        Column(_("Due on"), "due_on", Kind.DAY),
        Column(_("Wanted"), "wanted", Kind.NUMBER),
        Column(_("Received"), "received", Kind.NUMBER),
        Column(_("Done on"), "done_on", Kind.DAY),
        Column(_("Agreement"), "agreement.name"),
        Column(_("If late"), "if_late"),
    ),
)


@require_safe
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    filters, today = Filters.read(request.GET), timezone.localdate()
    page = Paginator(_found(request), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": rows(page.object_list, today),
        "filters": filters,
        "whose": [(label, f"?{filters.query(whose=key)}", key == filters.whose) for key, label in WHOSE.items()],
        "which": [(label, f"?{filters.query(which=key)}", key == filters.which) for key, label in WHICH.items()],
        "query": f"{filters.query()}&",
        "may_change": may_change_clients(request.user),
    }
    return render(request, "obligations/list.html", context)
