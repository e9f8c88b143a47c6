"""The client's people on a project: what they decide and what they see to."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.team.forms import PartForm, contacts_for
from vinculo.desk.team.found import back_to_team, part_of, project_of, seen_by, team_url
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import ProjectContact
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    form = PartForm(request.POST or None, project=project, initial={"role": ProjectContact.Role.CONTRIBUTOR})
    if request.method == "POST" and form.is_valid():
        form.instance.project = project
        part = form.save()
        written(request, project.client_id)
        undo = undo_address(request.user, "parts.made", ids=[part.pk], back=team_url(pk))
        toast(request, _("%(name)s is on the project.") % {"name": part.contact.name}, undo=undo)
        return go_on(request, team_url(pk))
    context = {"form": form, "project": project, "heading": _("Somebody of theirs")}
    return render(request, "team/part.html", {**context, "back_url": back_to_team(request, pk)})


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int, part_pk: int) -> HttpResponse:
    part = part_of(request, pk, part_pk)
    form = PartForm(request.POST or None, instance=part, project=part.project)
    if request.method == "POST" and form.is_valid():
        form.save()
        written(request, part.project.client_id)
        toast(request, _("Saved."))
        return go_on(request, team_url(pk))
    context = {"form": form, "project": part.project, "part": part, "heading": part.contact.name}
    return render(request, "team/part.html", {**context, "back_url": back_to_team(request, pk)})


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, part_pk: int) -> HttpResponse:
    part = part_of(request, pk, part_pk)
    before = {"contact_id": part.contact_id, "role": part.role, "duty": part.duty}
    part.delete()
    written(request, part.project.client_id)
    undo = undo_address(request.user, "parts.removed", ids=[pk], before=before, back=team_url(pk))
    toast(request, _("%(name)s is no longer on the project.") % {"name": part.contact.name}, undo=undo)
    return redirect(team_url(pk))


@undoing("parts.made")
def unmake(person: Person, ids: list[int], before: Any) -> None:
    for part in ProjectContact.objects.filter(pk__in=ids, project__in=seen_by(person)).select_related("project"):
        part.delete()
        client_changed(part.project.client_id)


@undoing("parts.removed")
def put_back(person: Person, ids: list[int], before: Any) -> None:
    for project in seen_by(person).filter(pk__in=ids):
        if contacts_for(project).filter(pk=before["contact_id"]).exists():
            ProjectContact.objects.get_or_create(
                project=project,
                contact_id=before["contact_id"],
                defaults={"role": before["role"], "duty": before["duty"]},
            )
            client_changed(project.client_id)
