"""The access an address speaks of, found through the client and what the person may see."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.access.models import Access
from vinculo.desk.clients.found import client_of
from vinculo.people.acting import acting


def access_of(request: HttpRequest, pk: int, access_pk: int) -> Access:
    client = client_of(request, pk)
    open_ = Access.objects.open().select_related("contact", "client")
    return get_object_or_404(open_, client=client, pk=access_pk)


def actor_of(request: Any) -> Any:
    return acting(
        request.user,
        proof="password",
        ip=str(get_adapter(request).get_client_ip(request)),
        user_agent=request.headers.get("User-Agent", ""),
    )


def portal_url(client_id: int) -> str:
    return f"/clients/{client_id}/portal/"
