"""The obligation an address speaks of, found through what the person may see."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.agreements.models import Obligation


def obligation_of(request: HttpRequest, pk: int) -> Obligation:
    """With its client, project and people; 404 for what is not theirs to see."""
    found = Obligation.objects.visible_to(request.user).filter(client__deleted_at=None)
    related = ("client", "project", "milestone", "agreement", "contact", "owner", "done_by", "by")
    return get_object_or_404(found.select_related(*related), pk=pk)
