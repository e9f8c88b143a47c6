"""Several projects at once: phase, dates, who leads, and what comes next."""

from dataclasses import dataclass
from typing import Any, Self

from django.core.paginator import Paginator
from django.db.models import F, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.db.folding import fold
from vinculo.desk.numbers import is_number
from vinculo.desk.projects.found import seen_by
from vinculo.people.models import Person
from vinculo.projects.models import Milestone, Phase

A_PAGE = 30
PHASES = {"going": _("Going on"), **dict(Phase.choices), "all": _("All")}
SORTS = {
    "due": (F("due_on").asc(nulls_last=True), "name_folded", "pk"),
    "-due": (F("due_on").desc(nulls_last=True), "name_folded", "pk"),
    "name": ("name_folded", "pk"),
    "-name": ("-name_folded", "-pk"),
    "client": ("client__name_folded", "name_folded", "pk"),
    "-client": ("-client__name_folded", "name_folded", "pk"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    q: str = ""
    phase: str = "going"
    lead: str = ""
    sort: str = "due"

    @classmethod
    def read(cls, asked: QueryDict) -> Self:
        phase, lead, sort = asked.get("phase", "going"), asked.get("lead", ""), asked.get("sort", "due")
        return cls(
            q=asked.get("q", "").strip()[:120],
            phase=phase if phase in PHASES else "going",
            lead=lead if lead == "me" or is_number(lead) else "",
            sort=sort if sort in SORTS else "due",
        )

    @property
    def is_narrow(self) -> bool:
        return bool(self.q or self.lead or self.phase != "going")

    def query(self, **other: str) -> str:
        said = {"q": self.q, "phase": self.phase, "lead": self.lead, "sort": self.sort, **other}
        usual = {"phase": "going", "sort": "due"}
        return urlencode({name: value for name, value in said.items() if value and value != usual.get(name)})

    def apply(self, found: Any, person: Person) -> Any:
        if self.phase == "going":
            found = found.exclude(phase=Phase.CLOSED)
        elif self.phase != "all":
            found = found.filter(phase=self.phase)
        if self.lead:
            found = found.filter(lead=person if self.lead == "me" else int(self.lead))
        for word in fold(self.q).split():
            found = found.filter(Q(name_folded__contains=word) | Q(client__name_folded__contains=word))
        return found.order_by(*SORTS[self.sort])


@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    filters = Filters.read(request.GET)
    comes_next = Milestone.objects.filter(project=OuterRef("pk"), done_on=None).order_by(
        "position", "promised_on", "pk"
    )
    found = filters.apply(seen_by(request.user), request.user)
    rows = found.select_related("client", "lead").annotate(
        next_name=Subquery(comes_next.values("name")[:1]), next_on=Subquery(comes_next.values("promised_on")[:1])
    )
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    query = filters.query()
    context = {
        "page": page,
        "filters": filters,
        "phases": PHASES.items(),
        "phase_words": dict(Phase.choices),
        "people": Person.objects.active().exclude(role="guest").by_name().values_list("pk", "name"),
        "columns": columns(filters),
        "query": f"{query}&" if query else "",
        "today": timezone.localdate(),
        "may_change": may_change_clients(request.user),
    }
    for project in page.object_list:
        project.phase_word = PHASES[project.phase]
    return render(request, "projects/list.html", context)


def columns(filters: Filters) -> list[dict[str, Any]]:
    """The headers that sort, and which way they do now."""
    made = []
    for key, label in (("name", _("Project")), ("client", _("Client")), ("due", _("Promised for"))):
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
