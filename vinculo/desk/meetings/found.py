"""The meetings a person may see, and the one an address speaks of."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.meetings.models import Meeting
from vinculo.meetings.models.meeting import MeetingQuerySet
from vinculo.people.models import Person


def meetings_seen_by(person: Person) -> MeetingQuerySet:
    return Meeting.objects.visible_to(person).kept()


def meeting_of(request: HttpRequest, pk: int) -> Meeting:
    found = meetings_seen_by(request.user).select_related(
        "client__owner", "project__lead", "organizer", "held_in", "of"
    )
    return get_object_or_404(found, pk=pk)
