"""The promise an address speaks of, found through what the person may see."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.agreements.models import Promise


def promise_of(request: HttpRequest, pk: int) -> Promise:
    """With its client, project and people; 404 for what is not theirs to see."""
    found = Promise.objects.visible_to(request.user).filter(client__deleted_at=None)
    return get_object_or_404(
        found.select_related("client", "project", "made_to", "owner", "by", "kept_by", "withdrawn_by"), pk=pk
    )
