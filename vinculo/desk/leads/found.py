"""The leads a person may see, and what a page says of each."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.people.models import Person
from vinculo.pipeline.models import Lead


def leads_seen_by(person: Person) -> Any:
    return Lead.objects.visible_to(person).confirmed()


def lead_of(request: HttpRequest, pk: int) -> Lead:
    related = ("channel", "campaign", "form", "owner", "answered_by", "by", "client", "contact")
    return get_object_or_404(leads_seen_by(request.user).select_related(*related), pk=pk)
