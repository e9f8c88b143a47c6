"""The approval an address speaks of, as the visitor may see it."""

from django.http import Http404

from vinculo.documents.models import Approval, Approver
from vinculo.portal.shared.approval import approval_for, approver_for
from vinculo.portal.visitor import PortalRequest


def approval_of(request: PortalRequest, pk: int) -> Approval:
    """What is not theirs to see does not exist."""
    found = approval_for(request.visitor, pk)
    if found is None:
        raise Http404
    return found


def approver_of(request: PortalRequest, approval: Approval) -> Approver:
    """Whoever is not asked, or does not decide there any more, finds nothing to answer."""
    found = approver_for(request.visitor, approval)
    if found is None:
        raise Http404
    return found
