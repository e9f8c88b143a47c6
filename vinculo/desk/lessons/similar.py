"""Past projects like this one: in what they are alike, what they taught, what they left, how long they took."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from vinculo.desk.projects.found import project_of, seen_by
from vinculo.desk.projects.tabs import tabs
from vinculo.feedback.models import Lesson
from vinculo.feedback.similar import Alike, similar_to
from vinculo.people.models import Person
from vinculo.projects.models import HandOverItem, Phase, Project

BEGINNING = (Phase.PRE_SIGNING, Phase.KICKOFF)


@dataclass(frozen=True, slots=True)
class Past:
    project: Project
    because: str
    duration: str
    lessons: list[Lesson]
    documents: list[HandOverItem]


@require_safe
def similar(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    here = "kickoff" if project.phase in BEGINNING else "summary"
    context = {"project": project, "past": past_like(project, request.user), "tabs": tabs(project, here)}
    return render(request, "lessons/similar.html", context)


def past_like(project: Project, person: Person, *, limit: int = 8, with_documents: bool = True) -> list[Past]:
    """With everything worth reading of each, in a fixed number of statements."""
    found = similar_to(project, person, limit=limit)
    ids = [one.project_id for one in found]
    projects = seen_by(person).select_related("client").in_bulk(ids)
    lessons = _by_project(Lesson.objects.filter(project__in=ids).order_by("-at", "-pk"))
    papers = HandOverItem.objects.filter(project__in=ids, kind=HandOverItem.Kind.DOCUMENT).exclude(link="")
    documents = _by_project(papers) if with_documents else {}
    return [
        Past(
            projects[one.project_id],
            because(one, same_client=projects[one.project_id].client_id == project.client_id),
            duration(projects[one.project_id]),
            lessons.get(one.project_id, []),
            documents.get(one.project_id, []),
        )
        for one in found
        if one.project_id in projects
    ]


def because(one: Alike, *, same_client: bool = False) -> str:
    words = _("the same client, and more") if same_client else ", ".join(one.words)
    if one.stages and not words:
        return _("the same stages: %(stages)s") % {"stages": ", ".join(one.stages)}
    if one.stages:
        return _("%(words)s; the same stages: %(stages)s") % {"words": words, "stages": ", ".join(one.stages)}
    return words


def duration(project: Project) -> str:
    """How long it was to take, and how long it took."""
    begins, due, ended = project.starts_on, project.due_on, project.closed_on
    if not begins or not (due or ended):
        return ""
    planned = _weeks((due - begins).days) if due else ""
    took = _weeks((ended - begins).days) if ended else ""
    if planned and took:
        return _("planned for %(planned)s, took %(took)s") % {"planned": planned, "took": took}
    return _("took %(took)s") % {"took": took} if took else _("planned for %(planned)s") % {"planned": planned}


def _weeks(days: int) -> str:
    weeks = max(round(days / 7), 1)
    return ngettext("%(number)d week", "%(number)d weeks", weeks) % {"number": weeks}


def _by_project(found: Any) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = {}
    for one in found:
        grouped.setdefault(one.project_id, []).append(one)
    return grouped
