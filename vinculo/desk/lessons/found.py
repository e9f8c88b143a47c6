"""The lessons a person may see, and the one an address speaks of."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.feedback.models import Lesson
from vinculo.people.models import Person


def lessons_seen_by(person: Person) -> QuerySet[Lesson]:
    """Those of projects in the bin are with them."""
    kept = Q(project=None) | Q(project__deleted_at=None)
    return Lesson.objects.visible_to(person).filter(kept).exclude(client__deleted_at__isnull=False)


def lesson_of(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(lessons_seen_by(request.user).select_related("project", "client", "by"), pk=pk)
