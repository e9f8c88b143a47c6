"""The change request an address speaks of, found through what the person may see."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.agreements.models import ChangeRequest


def change_of(request: HttpRequest, pk: int) -> ChangeRequest:
    """With its client, project and people; 404 for what is not theirs to see."""
    found = ChangeRequest.objects.visible_to(request.user).filter(client__deleted_at=None, project__deleted_at=None)
    related = (
        "client", "project", "contact", "milestone", "after", "task", "by", "estimated_by", "decided_by",
        "decided_by_contact",
    )  # fmt: skip
    return get_object_or_404(found.select_related(*related), pk=pk)
