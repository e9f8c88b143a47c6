"""The references a person may see, and the one an address speaks of."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.feedback.models import Reference
from vinculo.feedback.models.reference import ReferenceQuerySet
from vinculo.people.models import Person

RELATED = ("client", "contact", "project", "asked_by", "noted_by")


def references_seen_by(person: Person) -> ReferenceQuerySet:
    kept: ReferenceQuerySet = Reference.objects.visible_to(person).filter(client__deleted_at=None)
    return kept


def reference_of(request: HttpRequest, pk: int) -> Reference:
    return get_object_or_404(references_seen_by(request.user).select_related(*RELATED), pk=pk)
