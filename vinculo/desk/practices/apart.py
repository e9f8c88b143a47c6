"""All practices as they hold for one client or one project, and where each value comes from."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.desk.practices.catalogue import topic_name
from vinculo.desk.practices.places import Place, place_of_client, place_of_project
from vinculo.desk.practices.words import values
from vinculo.desk.team_only import team_only
from vinculo.projects.models import Project


@require_safe
@team_only
def of_client(request: HttpRequest, pk: int) -> HttpResponse:
    place = place_of_client(request, pk)
    projects = Project.objects.visible_to(request.user).kept().filter(client=place.client).running().soonest_first()
    return _shown(request, place, list(projects[:50]))


@require_safe
@team_only
def of_project(request: HttpRequest, pk: int) -> HttpResponse:
    return _shown(request, place_of_project(request, pk), [])


def _shown(request: HttpRequest, place: Place, projects: list[Project]) -> HttpResponse:
    settings = place.settings()
    rows = [(one, values(one, place.holds(one, settings)), place.form_address(one)) for one in place.practices]
    topics = [(topic_name(topic), list(found)) for topic, found in groupby(rows, key=lambda row: row[0].topic)]
    return render(request, "practices/apart.html", {"place": place, "topics": topics, "projects": projects})
