"""The roadmap, in the detail they chose."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.portal.home.page import DETAILS, number
from vinculo.portal.shared.asked import projects as projects_seen
from vinculo.portal.shared.home import chosen
from vinculo.portal.shared.roadmap import roadmap
from vinculo.portal.visitor import PortalRequest


@require_safe
def page(request: PortalRequest) -> HttpResponse:
    projects = projects_seen(request.visitor.contact_id, request.visitor.client_id)
    project = chosen(projects, number(request.GET.get("project")))
    if project is None and projects:
        raise Http404
    found = roadmap(request.visitor, projects, project, timezone.localdate()) if project else None
    return render(request, "portal/home/roadmap.html", {"home": found, "details": DETAILS})
