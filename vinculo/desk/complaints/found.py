"""The complaints a person may see, and the one an address speaks of."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.feedback.models import Complaint
from vinculo.people.models import Person


def complaints_seen_by(person: Person) -> Any:
    return Complaint.objects.visible_to(person).filter(client__deleted_at=None)


def complaint_of(request: HttpRequest, pk: int) -> Complaint:
    related = ("client", "project", "contact", "owner", "by")
    return get_object_or_404(complaints_seen_by(request.user).select_related(*related), pk=pk)
