"""The team of a project: areas, our people, theirs, and who may ask the client about what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.desk.projects.tabs import tabs
from vinculo.desk.team.found import project_of, query_of
from vinculo.people.models import Person
from vinculo.projects.models import Area, Project, ProjectMember


@dataclass(slots=True)
class Row:
    """One of ours: about what they ask the client, and whom they ask at home about the rest."""

    person: Person
    member: ProjectMember | None
    asks: list[str] = field(default_factory=list)
    at_home: list[str] = field(default_factory=list)

    @property
    def photo(self) -> str:
        face = getattr(self.person, "face", None)
        return face.address if face and face.is_shown else ""


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    areas = list(project.areas.select_related("responsible", "counterpart").prefetch_related("askers"))
    context = {
        "project": project,
        "areas": areas,
        "rows": asking_rows(areas, _members(project)),
        "theirs": list(project.contacts.select_related("contact").order_by("role", "contact__name_folded", "pk")),
        "tabs": tabs(project, "team"),
        "query": query_of(request),
        "may_change": may_change_clients(request.user),
        "section": "projects",
    }
    return render(request, "team/page.html", context)


def _members(project: Project) -> Sequence[ProjectMember]:
    members = project.members.select_related("person__face").defer("person__face__photo")
    return list(members.order_by("-may_ask_client", "person__name_folded", "pk"))


def asking_rows(areas: Iterable[Area], members: Iterable[ProjectMember]) -> list[Row]:
    """A row for each of ours who is on the project or answers for an area of it."""
    rows = {one.person_id: Row(one.person, one) for one in members}
    for area in areas:
        if area.responsible and area.responsible_id not in rows:
            rows[area.responsible.pk] = Row(area.responsible, None)
    for row in rows.values():
        for area in areas:
            if area.may_be_asked_by(row.person):
                row.asks.append(area.name)
            elif area.responsible:
                row.at_home.append(f"{area.responsible.first_name}: {area.name}")
    return list(rows.values())
