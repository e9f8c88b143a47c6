"""Requests: what waits for a decision in the client's own order, what is under way, and a form to ask for more."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.agreements.models import ChangeRequest
from vinculo.portal.requests.acting import writable
from vinculo.portal.requests.forms import AskForm
from vinculo.portal.shared.requests import wishes
from vinculo.portal.visitor import PortalRequest


@require_safe
def page(request: PortalRequest) -> HttpResponse:
    projects = writable(request.visitor)
    kind = request.GET.get("kind", "")
    initial = {"kind": kind} if kind in ChangeRequest.Kind.values else {}
    context = {
        "wishes": wishes(request.visitor, timezone.localdate()),
        "form": AskForm(projects=projects, initial=initial) if projects else None,
        "several": len(projects) > 1,
    }
    return render(request, "portal/requests/page.html", context)
