"""The client an address speaks of, found through what the person may see."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.clients.models import Client


def client_of(request: HttpRequest, pk: int) -> Client:
    """A client that is not in the bin; 404 for what is not theirs to see."""
    return get_object_or_404(Client.objects.visible_to(request.user).kept(), pk=pk)
