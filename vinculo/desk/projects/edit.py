"""A new project, and its first facts."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.conversations.checkins import plan_soon
from vinculo.desk.log.whom import WhomForm, asked_for
from vinculo.desk.projects.forms import ProjectForm
from vinculo.desk.projects.found import project_of, seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.told import gone, now_yours, sees
from vinculo.desk.undo import CannotUndo, undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.logbook.searchable import index_projects
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Project
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    whom = WhomForm(request.POST or None, initial=asked_for(request), person=request.user)
    whom.fields["who"].label = _("For whom")
    form = ProjectForm(request.POST or None, initial={"lead": request.user})
    if request.method == "POST" and all([whom.is_valid(), form.is_valid()]) and whom.client:
        form.instance.client = whom.client
        with transaction.atomic():
            project = form.save()
            project.phase_changes.create(to_phase=project.phase, by=request.user, at=timezone.now())
            if project.lead:
                project.members.create(person=project.lead, may_ask_client=True)
        _saved(request, project)
        _tell_lead(request, project)
        toast(request, _("%(project)s is there. It begins with its kickoff.") % {"project": project.name})
        return redirect("kickoff:start", project.pk)
    return render(request, "projects/new.html", {"form": form, "whom": whom})


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    before, led_by = project.phase, project.lead_id
    form = ProjectForm(request.POST or None, instance=project)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            phase, form.instance.phase = form.instance.phase, before
            project = form.save()
            if project.enter(phase, by=request.user, at=timezone.now()):
                plan_soon(project.pk)
        _saved(request, project)
        if "lead" in form.changed_data:
            _tell_lead(request, project)
        _say(request, project, led_by)
        return go_on(request, project.get_absolute_url())
    context = {"form": form, "heading": _("Edit the project"), "back_url": project.get_absolute_url()}
    return render(request, "projects/form.html", context)


def _say(request: HttpRequest, project: Project, led_by: int | None) -> None:
    """Who leads it from now on can be taken back; the rest of the form is open to be written again."""
    if project.lead_id == led_by:
        toast(request, _("Saved."))
        return
    undo = undo_address(request.user, "projects.led", ids=[project.pk], before=[led_by, project.lead_id])
    if project.lead is None:
        toast(request, _("Saved. Nobody leads %(project)s for now.") % {"project": project.name}, undo=undo)
    else:
        said = {"name": project.lead.name, "project": project.name}
        toast(request, _("%(name)s leads %(project)s now.") % said, undo=undo)


@undoing("projects.led")
def give_back(person: Person, ids: list[int], before: Any) -> None:
    """To whoever led it before, unless somebody gave it to a third person meanwhile."""
    was, now = before
    lead = Person.objects.filter(pk=was or 0).first()
    for project in seen_by(person).filter(pk__in=ids):
        if not Project.objects.filter(pk=project.pk, lead=now).update(lead=lead, updated_at=timezone.now()):
            raise CannotUndo(_("That has changed meanwhile. Look at it again."))
        gone(f"project:{project.pk}", to=now)
        client_changed(project.client_id)


def _tell_lead(request: HttpRequest, project: Project) -> None:
    now_yours(
        request, f"project:{project.pk}", project.lead, what=project.name, client_id=project.client_id,
        may_see=sees(project), words=project.client.name,
    )  # fmt: skip


def _saved(request: HttpRequest, project: Project) -> None:
    index_projects([project])
    written(request, project.client_id)
