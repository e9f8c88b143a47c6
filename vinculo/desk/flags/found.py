"""The red flags a person may see, and the one an address speaks of."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.people.models import Person
from vinculo.projects.models import RedFlag
from vinculo.projects.models.flag import RedFlagQuerySet


def flags_seen_by(person: Person) -> RedFlagQuerySet:
    return RedFlag.objects.visible_to(person).filter(project__deleted_at=None, project__client__deleted_at=None)


def flag_of(request: HttpRequest, pk: int) -> RedFlag:
    """With its project, client and people; 404 for what is not theirs to see."""
    related = ("project__client", "owner", "raised_by", "lowered_by")
    return get_object_or_404(flags_seen_by(request.user).select_related(*related), pk=pk)
