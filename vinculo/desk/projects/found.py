"""The project an address speaks of, found through what the person may see."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.people.models import Person
from vinculo.projects.models import Milestone, Project, ProjectMember


def seen_by(person: Person) -> QuerySet[Project]:
    return Project.objects.visible_to(person).kept()


def project_of(request: HttpRequest, pk: int) -> Project:
    return get_object_or_404(seen_by(request.user).select_related("client", "lead", "plan"), pk=pk)


def milestone_of(request: HttpRequest, pk: int, milestone_pk: int) -> Milestone:
    """A milestone of this very project."""
    found = Milestone.objects.filter(project__in=seen_by(request.user), project_id=pk)
    return get_object_or_404(found.select_related("project__client"), pk=milestone_pk)


def member_of(request: HttpRequest, pk: int, member_pk: int) -> ProjectMember:
    found = ProjectMember.objects.filter(project__in=seen_by(request.user), project_id=pk)
    return get_object_or_404(found.select_related("project__client", "person"), pk=member_pk)
