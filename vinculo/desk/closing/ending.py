"""Close the project: with everything there, or with what is missing and why."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.conversations.checkins import plan_soon
from vinculo.desk.closing import agenda
from vinculo.desk.closing.about import about_project
from vinculo.desk.closing.forms import CloseForm
from vinculo.desk.closing.page import base_of, show
from vinculo.desk.projects.found import seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import written
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Closing, Phase, PhaseChange
from vinculo.web.toasts import toast


@require_POST
@team_only
def close(request: HttpRequest, pk: int) -> HttpResponse:
    about = about_project(request, pk)
    project, gaps = about.project, agenda.all_missing(about)
    form = CloseForm(request.POST, lacks=bool(gaps))
    if not form.is_valid():
        return show(request, about, agenda.NEXT, close=form)
    with transaction.atomic():
        closing = about.begun()
        closing.closed_because = form.cleaned_data.get("because", "")
        closing.save(update_fields=["closed_because", "updated_at"])
        change = project.enter(Phase.CLOSED, by=request.user, at=timezone.now())
    if change:
        plan_soon(project.pk)
        written(request, project.client_id)
        undo = undo_address(request.user, "closing.closed", ids=[change.pk], back=base_of(about))
        toast(request, _("%(project)s is closed.") % {"project": project.name}, undo=undo)
    return redirect("closing:sheet", pk)


@undoing("closing.closed")
@transaction.atomic
def reopen(person: Person, ids: list[int], before: Any) -> None:
    for change in PhaseChange.objects.filter(pk__in=ids, by=person, project__in=seen_by(person)):
        project = change.project
        if project.phase == change.to_phase:
            project.enter(change.from_phase, by=person, at=timezone.now())
            Closing.objects.filter(project=project).update(closed_because="")
            plan_soon(project.pk)
            client_changed(project.client_id)
