"""The parts of a project, each with one person who answers for it."""

from typing import Any

from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.clients.models import Contact
from vinculo.conversations.models import Question
from vinculo.desk.projects.edit import edit as edit_project
from vinculo.desk.team.forms import AreaForm
from vinculo.desk.team.found import area_of, back_to_team, project_of, seen_by, team_url
from vinculo.desk.team_only import team_only
from vinculo.desk.told import gone, now_yours, sees
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Area, Project
from vinculo.web.dialogs import in_dialog
from vinculo.web.toasts import toast

STEPS = {"up": -1, "down": 1}


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    form = AreaForm(request.POST or None, project=project)
    if request.method == "POST" and form.is_valid():
        form.instance.project = project
        form.instance.position = (project.areas.aggregate(last=Max("position"))["last"] or 0) + 1
        area = form.save()
        written(request, project.client_id)
        _tell_whose(request, area)
        undo = undo_address(request.user, "areas.made", ids=[area.pk], back=team_url(pk))
        toast(request, _answered(area), undo=undo)
        return go_on(request, team_url(pk))
    context = {"form": form, "project": project, "heading": _("A new area"), "back_url": back_to_team(request, pk)}
    return render(request, "team/area.html", context)


def _tell_whose(request: HttpRequest, area: Area) -> None:
    project = area.project
    now_yours(
        request, f"area:{area.pk}", area.responsible, what=area.name, client_id=project.client_id,
        may_see=sees(project), project=project.pk, words=project.name,
    )  # fmt: skip


def _answered(area: Area) -> str:
    if area.responsible is None:
        return _("%(area)s is there. Nobody answers for it yet.") % {"area": area.name}
    return _("%(name)s answers for %(area)s.") % {"name": area.responsible.name, "area": area.name}


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def name(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever is missing: who answers for the first area without anybody, else who leads the project."""
    alone = Area.objects.filter(project__in=seen_by(request.user), project_id=pk, responsible=None)
    area = alone.order_by("pk").values_list("pk", flat=True).first()
    return edit(request, pk, area) if area else edit_project(request, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int, area_pk: int) -> HttpResponse:
    area = area_of(request, pk, area_pk)
    form = AreaForm(request.POST or None, instance=area, project=area.project)
    if request.method == "POST" and form.is_valid():
        before = form.initial["responsible"]
        area = form.save()
        written(request, area.project.client_id)
        if "responsible" in form.changed_data:
            _tell_whose(request, area)
        undo = undo_address(request.user, "areas.answered", ids=[area.pk], before=before, back=_back(request, pk))
        toast(request, _answered(area), undo=undo if "responsible" in form.changed_data else "")
        return go_on(request, team_url(pk))
    context = {"form": form, "project": area.project, "area": area, "heading": area.name}
    return render(request, "team/area.html", {**context, "back_url": back_to_team(request, pk)})


@require_POST
@team_only
def move(request: HttpRequest, pk: int, area_pk: int) -> HttpResponse:
    area = area_of(request, pk, area_pk)
    step = STEPS.get(request.POST.get("to", ""))
    if step is None:
        raise Http404
    rows = list(area.project.areas.all())
    here = rows.index(area)
    there = min(max(here + step, 0), len(rows) - 1)
    rows.insert(there, rows.pop(here))
    for position, row in enumerate(rows):
        row.position = position
    Area.objects.bulk_update(rows, ["position"])
    return redirect(f"{team_url(pk)}#areas")


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, area_pk: int) -> HttpResponse:
    area = area_of(request, pk, area_pk)
    before = _values(area)
    area.delete()
    written(request, area.project.client_id)
    undo = undo_address(request.user, "areas.removed", ids=[pk], before=before, back=team_url(pk))
    toast(request, _("%(area)s is no longer an area of its own.") % {"area": before["name"]}, undo=undo)
    return redirect(team_url(pk))


def _values(area: Area) -> dict[str, Any]:
    plain = ("name", "responsible_id", "counterpart_id", "look_first", "position")
    return {
        **{name: getattr(area, name) for name in plain},
        "askers": list(area.askers.values_list("pk", flat=True)),
        "questions": list(area.questions.values_list("pk", flat=True)),
    }


@undoing("areas.made")
def unmake(person: Person, ids: list[int], before: Any) -> None:
    for area in Area.objects.filter(pk__in=ids, project__in=seen_by(person)).select_related("project"):
        gone(f"area:{area.pk}")
        area.delete()
        client_changed(area.project.client_id)


def _back(request: HttpRequest, pk: int) -> str:
    """From a form over another page: that page."""
    return "" if in_dialog(request) else team_url(pk)


@undoing("areas.answered")
def answered_by(person: Person, ids: list[int], before: Any) -> None:
    """Whoever answered for it before, if they are still there."""
    for area in Area.objects.filter(pk__in=ids, project__in=seen_by(person)).select_related("project"):
        area.responsible = Person.objects.filter(pk=before).first() if before else None
        area.save(update_fields=["responsible"])
        client_changed(area.project.client_id)


@undoing("areas.removed")
def put_back(person: Person, ids: list[int], before: Any) -> None:
    """As it was, with who is still there."""
    for project in seen_by(person).filter(pk__in=ids):
        _put_back(project, **before)
        client_changed(project.client_id)


def _put_back(project: Project, *, askers: list[int], questions: list[int], **values: Any) -> None:
    if not Person.objects.filter(pk=values["responsible_id"]).exists():
        values["responsible_id"] = None
    if not Contact.objects.filter(pk=values["counterpart_id"]).exists():
        values["counterpart_id"] = None
    area = Area.objects.create(project=project, **values)
    area.askers.set(Person.objects.filter(pk__in=askers))
    Question.objects.filter(pk__in=questions, project=project, area=None).update(area=area)
