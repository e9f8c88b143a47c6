"""Where we are: the first page a client sees."""

from datetime import datetime, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.access.models import Visit
from vinculo.logbook.theirs.looks import looked
from vinculo.portal.requests.acting import them
from vinculo.portal.shared.asked import projects as projects_seen
from vinculo.portal.shared.home import chosen, home
from vinculo.portal.visitor import PortalRequest
from vinculo.projects.models import CommunicationPlan

JUST_NOW = timedelta(minutes=10)
DETAILS = CommunicationPlan.Detail.choices


@require_safe
def home_page(request: PortalRequest) -> HttpResponse:
    """The project asked for by `project`, else the one that ends next. That they looked is noted once a day."""
    projects = projects_seen(request.visitor.contact_id, request.visitor.client_id)
    project = chosen(projects, number(request.GET.get("project")))
    if project is None and projects:
        raise Http404
    if request.visit and not request.visitor.is_only_looking and begins_a_day(request.visit, timezone.now()):
        looked(them(request), project_id=project.pk if project else None)
    found = home(request.visitor, projects, project, now=timezone.now()) if project else None
    if found:
        request.waiting_in_places = {"decisions": sum(one.verb != "bring" for one in found.todo)}
    return render(request, "portal/home/page.html", {"home": found, "details": DETAILS})


def begins_a_day(visit: Visit, now: datetime) -> bool:
    """Whether this can be the first look of their day: only then is it worth asking whether it was noted."""
    return now - visit.began_at < JUST_NOW or timezone.localdate(visit.seen_at) != timezone.localdate(now)


def number(told: str | None) -> int | None:
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 19 else None
