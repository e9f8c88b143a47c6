"""One press each: the next phase, into the bin, and back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.conversations.checkins import plan_soon
from vinculo.desk.projects.found import project_of, seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import written
from vinculo.logbook.binned import found_again
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.projects.emptying import has_to_stay, leave_search
from vinculo.projects.models import Phase, PhaseChange, Project
from vinculo.web.toasts import toast


@require_POST
@team_only
def enter_phase(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    phase = request.POST.get("phase", "")
    if phase not in Phase:
        raise Http404
    change = project.enter(phase, by=request.user, at=timezone.now())
    if change:
        plan_soon(project.pk)
        written(request, project.client_id)
        undo = undo_address(request.user, "projects.phase", ids=[change.pk], back=project.get_absolute_url())
        toast(request, _("Now in: %(phase)s.") % {"phase": project.get_phase_display()}, undo=undo)
    return redirect(project)


@undoing("projects.phase")
def step_back(person: Person, ids: list[int], before: Any) -> None:
    for change in PhaseChange.objects.filter(pk__in=ids, by=person, project__in=seen_by(person)):
        project = change.project
        if project.phase == change.to_phase:
            project.enter(change.from_phase, by=person, at=timezone.now())
            plan_soon(project.pk)
            client_changed(project.client_id)


@require_POST
@team_only
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    project.throw_away(by=request.user, at=timezone.now())
    leave_search([project.pk])
    written(request, project.client_id)
    undo = undo_address(request.user, "projects.bin", ids=[project.pk], back=project.get_absolute_url())
    stays = Project.objects.filter(has_to_stay(), pk=project.pk).exists()
    said = _("%(project)s is in the bin.") if stays else _("%(project)s is in the bin for 30 days.")
    toast(request, said % {"project": project.name}, undo=undo)
    return redirect("projects:list")


@undoing("projects.bin")
def take_out(person: Person, ids: list[int], before: Any) -> None:
    gone = Project.objects.visible_to(person).filter(deleted_at__isnull=False, client__deleted_at=None)
    for project in gone.filter(pk__in=ids):
        project.restore()
        found_again(project)
        client_changed(project.client_id)
