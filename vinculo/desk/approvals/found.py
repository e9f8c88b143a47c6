"""The approvals a person may see, and the ones an address speaks of."""

from typing import Any

from django.db.models import OuterRef, Prefetch, Q, Subquery
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.documents.models import Approval, Approver, Remark, Version
from vinculo.people.models import Person


def approvals_seen_by(person: Person) -> Any:
    """Never of a client or project that is in the bin."""
    seen = Approval.objects.visible_to(person).filter(client__deleted_at=None)
    return seen.filter(Q(project=None) | Q(project__deleted_at=None))


def loaded(found: Any) -> Any:
    """With everything that a row says; `newest_number` where a newer version took the place of what was asked about."""
    later = Version.objects.filter(
        document=OuterRef("version__document"), number__gt=OuterRef("version__number"), state=Version.State.GOOD
    ).order_by("-number")
    found = found.annotate(newest_number=Subquery(later.values("number")[:1]))
    approvers = Prefetch("approvers", Approver.objects.select_related("contact").prefetch_related("answers__noted_by"))
    return found.select_related("client", "project", "version__document", "by").prefetch_related(approvers)


def approval_of(request: HttpRequest, pk: int) -> Approval:
    """With those who are asked and what they said; 404 for what is not theirs to see."""
    found = loaded(approvals_seen_by(request.user)).select_related("milestone", "follows", "withdrawn_by")
    approval: Approval = get_object_or_404(found, pk=pk)
    return approval


def remark_of(request: HttpRequest, pk: int, remark: int) -> Remark:
    found = Remark.objects.filter(approval__in=approvals_seen_by(request.user), approval=pk)
    return get_object_or_404(found.select_related("approval"), pk=remark)
