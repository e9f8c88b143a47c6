"""All papers that were sent to be signed: what waits first."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.signatures.found import seen_by
from vinculo.desk.signatures.marks import mark
from vinculo.documents.models import SigningRequest
from vinculo.exchange.lists.columns import Column, Kind

MOST = 100
WHICH = ("waiting", "signed", "all")


def _which(request: HttpRequest) -> str:
    which = request.GET.get("which", "waiting")
    return which if which in WHICH else "waiting"


def _found(request: HttpRequest) -> Any:
    return _counted(_chosen(request, _which(request))).select_related("client", "project")


TAKEN = Leaving(
    "signatures",
    _("Signatures"),
    _found,
    (
        Column(_("Paper"), "title"),
        Column(_("Client"), "client.name"),
        Column(_("Project"), "project.name"),
        Column(_("Sent"), "sent_at", Kind.MOMENT),
        Column(_("Signatures wanted"), "wanted", Kind.NUMBER),
        Column(_("Signed by"), "signed", Kind.NUMBER),
        Column(_("Complete"), "completed_at", Kind.MOMENT),
        Column(_("Declined"), "declined_at", Kind.MOMENT),
        Column(_("Withdrawn"), "withdrawn_at", Kind.MOMENT),
        Column(_("Open until"), "expires_at", Kind.MOMENT),
    ),
)


@require_safe
@TAKEN
def page(request: HttpRequest) -> HttpResponse:
    now, which = timezone.now(), _which(request)
    rows = [(one, mark(one, now)) for one in _found(request)[:MOST]]
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
