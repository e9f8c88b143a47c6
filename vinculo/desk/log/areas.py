"""For which area of a project we asked: who answers for it at home may know already."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vinculo.clients.models import Client
from vinculo.desk.log.about import preset, projects_for
from vinculo.desk.log.who import chosen
from vinculo.desk.numbers import is_number
from vinculo.desk.questions.at_home import ask_at_home
from vinculo.people.models import Person
from vinculo.projects.models import Area, Project


@dataclass(frozen=True, slots=True)
class Choice:
    """`home`: whom to ask first; empty for somebody who may ask the client themselves."""

    pk: int
    name: str
    home: str


def choices(person: Person, client: Client | None, project_id: int | None) -> list[Choice]:
    """The areas of the project it is about. Three queries, none without a client."""
    project = preset(projects_for(person, client), project_id) if client else None
    found = Area.objects.filter(project=project).select_related("responsible") if project else Area.objects.none()
    return [Choice(area.pk, area.name, ask_at_home(area, person)) for area in found.prefetch_related("askers")]


def area_of(project: Project | None, pk: int | None) -> Area | None:
    """The area that was chosen, if it is one of this project."""
    if project is None or pk is None:
        return None
    return Area.objects.filter(project=project, pk=pk).select_related("responsible").first()


def areas(request: HttpRequest) -> HttpResponse:
    """The fragment under what we asked, asked for anew when that, the client or the project changes."""
    found = chosen(request.user, request.POST.get("chosen", ""))
    if found is None or not request.POST.get("we_asked", "").strip():
        return HttpResponse("")
    project, area = request.POST.get("project", ""), request.POST.get("area", "")
    shown = choices(request.user, found[0], int(project) if is_number(project) else None)
    return render(request, "log/areas.html", {"areas": shown, "area": int(area) if is_number(area) else None})
