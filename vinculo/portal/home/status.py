"""How is it going? Answered at once, from the record; that they had to ask is ours to make good."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from vinculo.logbook.theirs.looks import asked_how_it_goes
from vinculo.portal.home.page import number
from vinculo.portal.requests.acting import them
from vinculo.portal.shared.asked import projects as projects_seen
from vinculo.portal.shared.home import chosen, home
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.recheck import client_changed


@require_POST
def ask(request: PortalRequest) -> HttpResponse:
    projects = projects_seen(request.visitor.contact_id, request.visitor.client_id)
    project = chosen(projects, number(request.POST.get("project")))
    if project is None:
        raise Http404
    if asked_how_it_goes(them(request), project_id=project.pk):
        client_changed(request.visitor.client_id)
    found = home(request.visitor, projects, project, now=timezone.now())
    return render(request, "portal/home/answer.html", {"home": found})
