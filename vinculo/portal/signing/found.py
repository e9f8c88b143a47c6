"""Whose page it is, and who acts there."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.http import Http404
from django.utils import timezone

from vinculo.clients.acting import acting
from vinculo.documents.models import Signer
from vinculo.portal.shared.signing import Paper, paper, signer
from vinculo.portal.visitor import PortalRequest
from vinculo.record.chain import Actor


def paper_of(request: PortalRequest, pk: int) -> Paper:
    found = paper(request.visitor, pk, timezone.now())
    if found is None:
        raise Http404
    return found


def place_of(request: PortalRequest, pk: int) -> Signer:
    found = signer(request.visitor, pk)
    if found is None:
        raise Http404
    return found


def actor_of(request: PortalRequest) -> Actor:
    """Who acts. The guard lets nobody act who only looks."""
    assert request.visit is not None
    adapter: Any = get_adapter(request)
    return acting(
        request.visit.contact, proof=request.visitor.proof, ip=adapter.get_client_ip(request),
        user_agent=request.headers.get("User-Agent", ""),
    )  # fmt: skip


def browser_of(request: PortalRequest) -> str:
    """This visit on this device: what a code is bound to."""
    assert request.visit is not None
    return request.visit.key_hash
