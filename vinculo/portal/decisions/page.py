"""Decisions and signatures: what waits for this visitor, what for others, and what both sides agreed on."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.portal.shared.agreements import contracts
from vinculo.portal.shared.decisions import decisions
from vinculo.portal.visitor import PortalRequest


@require_safe
def page(request: PortalRequest) -> HttpResponse:
    found = decisions(request.visitor, at=timezone.now())
    context = {"found": found, "contracts": contracts(request.visitor)}
    return render(request, "portal/decisions/page.html", context)
