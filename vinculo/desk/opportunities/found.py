"""The opportunities a person may see, and the one an address speaks of."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.people.models import Person
from vinculo.pipeline.models import Opportunity


def seen_by(person: Person) -> Any:
    """Not those in the bin, nor of a client or a lead that is there."""
    kept = Q(client=None) | Q(client__deleted_at=None)
    return Opportunity.objects.visible_to(person).kept().filter(kept, Q(lead=None) | Q(lead__deleted_at=None))


def opportunity_of(request: HttpRequest, pk: int) -> Opportunity:
    related = ("client", "lead", "contact", "owner", "stage", "channel", "campaign", "by", "decided_by", "project")
    found: Opportunity = get_object_or_404(seen_by(request.user).select_related(*related), pk=pk)
    return found
