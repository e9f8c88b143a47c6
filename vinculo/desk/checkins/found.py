"""The check-ins a person may see, and the one an address speaks of."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.conversations.models import CheckIn
from vinculo.conversations.models.checkin import CheckInQuerySet
from vinculo.people.models import Person


def check_ins_seen_by(person: Person) -> CheckInQuerySet:
    return CheckIn.objects.visible_to(person).filter(client__deleted_at=None, project__deleted_at=None)


def check_in_of(request: HttpRequest, pk: int) -> CheckIn:
    found = check_ins_seen_by(request.user).select_related("client", "project__plan", "project__lead", "held_in")
    return get_object_or_404(found, pk=pk)
