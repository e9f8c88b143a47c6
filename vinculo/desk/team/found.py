"""What an address of the team speaks of, found through what the person may see."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.desk.projects.found import project_of, seen_by
from vinculo.projects.models import Area, ProjectContact

__all__ = ["area_of", "back_to_team", "part_of", "project_of", "seen_by", "team_url"]


def team_url(project_pk: int) -> str:
    return f"/projects/{project_pk}/team/"


def back_to_team(request: HttpRequest, project_pk: int) -> str:
    """The page of the team, still about the nudge that led there."""
    return f"{team_url(project_pk)}{query_of(request)}"


def query_of(request: HttpRequest) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""


def area_of(request: HttpRequest, pk: int, area_pk: int) -> Area:
    found = Area.objects.filter(project__in=seen_by(request.user), project_id=pk)
    return get_object_or_404(found.select_related("project__client"), pk=area_pk)


def part_of(request: HttpRequest, pk: int, part_pk: int) -> ProjectContact:
    found = ProjectContact.objects.filter(project__in=seen_by(request.user), project_id=pk)
    return get_object_or_404(found.select_related("project__client", "contact"), pk=part_pk)
