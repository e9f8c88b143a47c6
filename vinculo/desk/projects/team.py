"""Who works on it, for what each answers, and who may ask the client."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.projects.forms import MemberForm
from vinculo.desk.projects.found import member_of, project_of, seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import ProjectMember
from vinculo.web.dialogs import in_dialog
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def add(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    form = MemberForm(request.POST or None, project=project)
    if request.method == "POST" and form.is_valid():
        form.instance.project = project
        member = form.save()
        written(request, project.client_id)
        undo = undo_address(request.user, "members.added", ids=[member.pk], back=_back(request, pk))
        toast(request, _("%(name)s is on the project.") % {"name": member.person.name}, undo=undo)
        return go_on(request, _team_of(project.pk))
    context = {"form": form, "heading": _("Add somebody to the project"), "back_url": _team_of(pk)}
    return render(request, "projects/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int, member_pk: int) -> HttpResponse:
    member = member_of(request, pk, member_pk)
    before = _values(member)
    form = MemberForm(request.POST or None, instance=member, project=member.project)
    if request.method == "POST" and form.is_valid():
        form.save()
        written(request, member.project.client_id)
        undo = undo_address(request.user, "members.changed", ids=[pk], before=before, back=_back(request, pk))
        toast(request, _("Saved."), undo=undo)
        return go_on(request, _team_of(pk))
    context = {"form": form, "heading": member.person.name, "back_url": _team_of(pk), "member": member}
    return render(request, "projects/member.html", context)


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, member_pk: int) -> HttpResponse:
    member = member_of(request, pk, member_pk)
    before = _values(member)
    member.delete()
    written(request, member.project.client_id)
    undo = undo_address(request.user, "members.removed", ids=[pk], before=before, back=_team_of(pk))
    toast(request, _("%(name)s is no longer on the project.") % {"name": member.person.name}, undo=undo)
    return redirect(_team_of(pk))


def _team_of(pk: int) -> str:
    return f"/projects/{pk}/team/"


def _back(request: HttpRequest, pk: int) -> str:
    """From a form over another page: that page."""
    return "" if in_dialog(request) else _team_of(pk)


def _values(member: ProjectMember) -> dict[str, Any]:
    return {"person_id": member.person_id, "area": member.area, "may_ask_client": member.may_ask_client}


@undoing("members.added")
def take_off(person: Person, ids: list[int], before: Any) -> None:
    for member in ProjectMember.objects.filter(pk__in=ids, project__in=seen_by(person)).select_related("project"):
        member.delete()
        client_changed(member.project.client_id)


@undoing("members.changed")
def as_before(person: Person, ids: list[int], before: Any) -> None:
    for project in seen_by(person).filter(pk__in=ids):
        said = {"area": before["area"], "may_ask_client": before["may_ask_client"]}
        project.members.filter(person=before["person_id"]).update(**said)
        client_changed(project.client_id)


@undoing("members.removed")
def put_back(person: Person, ids: list[int], before: Any) -> None:
    for project in seen_by(person).filter(pk__in=ids):
        said = {"area": before["area"], "may_ask_client": before["may_ask_client"]}
        if Person.objects.active().filter(pk=before["person_id"]).exists():
            ProjectMember.objects.get_or_create(project=project, person_id=before["person_id"], defaults=said)
            client_changed(project.client_id)
