"""The stretches of a plan, named in one word."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.plan.forms import StageForm
from vinculo.desk.plan.found import plan_url, project_of, seen_by, stage_of
from vinculo.desk.plan.kept import packed, unpacked
from vinculo.desk.team_only import team_only
from vinculo.desk.told import gone, now_yours, sees
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.projects.models import Milestone, Stage, Task
from vinculo.web.toasts import toast

STEPS = {"up": -1, "down": 1}


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    form = StageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.project, form.instance.position = project, project.stages.count()
        stage = form.save()
        _now_theirs(request, stage)
        written(request, project.client_id)
        toast(request, _("%(stage)s is on the plan.") % {"stage": stage.name})
        return go_on(request, plan_url(pk))
    context = {"form": form, "project": project, "heading": _("New stage"), "back_url": plan_url(pk)}
    return render(request, "plan/stage.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int, stage_pk: int) -> HttpResponse:
    stage = stage_of(request, pk, stage_pk)
    form = StageForm(request.POST or None, instance=stage)
    if request.method == "POST" and form.is_valid():
        form.save()
        if "owner" in form.changed_data:
            _now_theirs(request, stage)
        written(request, stage.project.client_id)
        toast(request, _("Saved."))
        return go_on(request, plan_url(pk))
    context = {"form": form, "project": stage.project, "heading": _("Stage"), "stage": stage}
    return render(request, "plan/stage.html", {**context, "back_url": plan_url(pk)})


def _now_theirs(request: HttpRequest, stage: Stage) -> None:
    project = stage.project
    now_yours(
        request, f"stage:{stage.pk}", stage.owner, what=stage.name, client_id=project.client_id, may_see=sees(project),
        project=project.pk, words=project.name,
    )  # fmt: skip


@require_POST
@team_only
def move(request: HttpRequest, pk: int, stage_pk: int) -> HttpResponse:
    stage = stage_of(request, pk, stage_pk)
    ordered = list(stage.project.stages.all())
    place = ordered.index(stage)
    there = place + STEPS.get(request.POST.get("to", ""), 0)
    ordered.insert(min(max(there, 0), len(ordered) - 1), ordered.pop(place))
    for position, one in enumerate(ordered):
        one.position = position
    Stage.objects.bulk_update(ordered, ["position"])
    return go_on(request, plan_url(pk))


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, stage_pk: int) -> HttpResponse:
    """The stage goes; what was in it stays, in no stage."""
    stage = stage_of(request, pk, stage_pk)
    before = {
        "name": stage.name, "position": stage.position, "owner_id": stage.owner_id,
        "tasks": list(stage.tasks.values_list("pk", flat=True)),
        "milestones": list(stage.milestones.values_list("pk", flat=True)),
    }  # fmt: skip
    gone(f"stage:{stage.pk}")
    stage.delete()
    written(request, stage.project.client_id)
    undo = undo_address(request.user, "stages.removed", ids=[pk], before=packed(before), back=plan_url(pk))
    toast(request, _("%(stage)s is off the plan. Its tasks stay.") % {"stage": before["name"]}, undo=undo)
    return redirect(plan_url(pk))


@undoing("stages.removed")
def put_back(person: Person, ids: list[int], before: Any) -> None:
    before = unpacked(before)
    for project in seen_by(person).filter(pk__in=ids) if before else ():
        fields = {name: before[name] for name in ("name", "position", "owner_id")}
        stage = Stage.objects.create(project=project, **fields)
        Task.objects.filter(project=project, pk__in=before["tasks"], stage=None).update(stage=stage)
        Milestone.objects.filter(project=project, pk__in=before["milestones"], stage=None).update(stage=stage)
