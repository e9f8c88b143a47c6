"""The incidents a person may see, and the one an address speaks of."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.conversations.models import Incident
from vinculo.conversations.models.incident import IncidentQuerySet
from vinculo.people.models import Person


def incidents_seen_by(person: Person) -> IncidentQuerySet:
    return Incident.objects.visible_to(person).filter(client__deleted_at=None)


def incident_of(request: HttpRequest, pk: int) -> Incident:
    found = incidents_seen_by(request.user).select_related("client", "project", "by", "over_by")
    return get_object_or_404(found, pk=pk)


def names_of_us() -> list[str]:
    """What our people are called, so that no text puts a fault on one of them. One query."""
    return list(Person.objects.active().values_list("name", flat=True))
