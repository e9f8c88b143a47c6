"""All papers that were sent to be signed: what waits first."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.desk.signatures.found import seen_by
from vinculo.desk.signatures.marks import mark
from vinculo.documents.models import SigningRequest

MOST = 100
WHICH = ("waiting", "signed", "all")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    now, which = timezone.now(), request.GET.get("which", "waiting")
    which = which if which in WHICH else "waiting"
    found = _counted(_chosen(request, which)).select_related("client", "project")[:MOST]
    rows = [(one, mark(one, now)) for one in found]
    return render(request, "signatures/list.html", {"rows": rows, "which": which})


def _chosen(request: HttpRequest, which: str) -> Any:
    seen = seen_by(request.user)
    if which == "waiting":
        return seen.filter(pk__in=SigningRequest.objects.open_at(timezone.now()).values("pk"))
    return seen.filter(completed_at__isnull=False) if which == "signed" else seen


def _counted(found: Any) -> Any:
    """How many of those who sign have done so; whoever handed it on does not count."""
    counted = Q(signers__delegated_at=None)
    return found.annotate(
        wanted=Count("signers", filter=counted), signed=Count("signers__signature", filter=counted)
    ).order_by("-sent_at", "-pk")
