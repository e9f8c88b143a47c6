"""What the log offers once it is known whom it is about: their projects and what they still wait to hear."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vinculo.clients.models import Client
from vinculo.conversations.models import Question
from vinculo.db.prepared import prepared
from vinculo.desk.log.who import chosen
from vinculo.people.models import Person
from vinculo.projects.models import Project

MOST = 6


@dataclass(frozen=True, slots=True)
class About:
    projects: list[Project]
    project: Project | None
    questions: list[Question]


def about_client(person: Person, client: Client, project_id: int | None = None) -> About:
    """Two queries."""
    projects = projects_for(person, client)
    return About(projects, preset(projects, project_id), _open_questions(person, client))


@prepared
def _open_questions(person: Person, client: Client) -> QuerySet[Question]:
    return Question.objects.visible_to(person).open().filter(client=client).order_by("-asked_at")[:MOST]


@prepared
def projects_for(person: Person, client: Client) -> QuerySet[Project]:
    """
    What an exchange with this client, one of those they see, may be about: work that goes on. A guest: only the
    projects they are on.
    """
    projects = Project.objects.kept().filter(client=client).exclude(phase="closed").soonest_first()
    return (projects.visible_to(person) if person.is_guest else projects)[:MOST]


def preset(projects: list[Project], project_id: int | None) -> Project | None:
    """The one that was asked for; with only one project there is nothing to ask."""
    for project in projects:
        if project.pk == project_id:
            return project
    return projects[0] if len(projects) == 1 and project_id is None else None


def about(request: HttpRequest) -> HttpResponse:
    """The fragment under the box of names, asked for anew when somebody is chosen; `?only=projects`: no questions."""
    found = chosen(request.user, request.POST.get("chosen", ""))
    if found is None:
        return HttpResponse("")
    short = request.GET.get("only") == "projects"
    about = work_of(request.user, found[0]) if short else about_client(request.user, found[0])
    return render(request, "log/about.html", {"about": about, "client": found[0]})


def work_of(person: Person, client: Client, project_id: int | None = None) -> About:
    """The projects alone, for forms that answer no questions. One query."""
    projects = projects_for(person, client)
    return About(projects, preset(projects, project_id), [])
