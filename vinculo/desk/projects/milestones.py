"""The dated results the client cares about."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.projects.forms import MilestoneForm
from vinculo.desk.projects.found import milestone_of, project_of, seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.notifications import milestone_news
from vinculo.people.models import Person
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Milestone, Project, Stage
from vinculo.projects.promising import calendar_of_both, days_off_between
from vinculo.web.toasts import toast

STEPS = {"up": -1, "down": 1}


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    form = MilestoneForm(request.POST or None, **about(request, project))
    if request.method == "POST" and form.is_valid():
        form.instance.project, form.instance.position = project, project.milestones.count()
        form.instance.audience = form.cleaned_data["audience"]
        milestone = form.save()
        written(request, project.client_id, plan_of=project.pk)
        undo = undo_address(request.user, "milestones.made", ids=[milestone.pk], back=project.get_absolute_url())
        toast(request, _("%(milestone)s is on the roadmap.") % {"milestone": milestone.name}, undo=undo)
        return go_on(request, project.get_absolute_url())
    context = {"form": form, "project": project, "heading": _("New milestone")}
    return render(request, "projects/milestone.html", {**context, "back_url": project.get_absolute_url()})


def about(request: HttpRequest, project: Project) -> dict[str, Any]:
    """What the form of a milestone must know: the project, and the days on which both sides work."""
    return {"project": project, "calendar": calendar_of_both(request.desk.organization, project.client)}


@require_POST
@team_only
def promised(request: HttpRequest, pk: int) -> HttpResponse:
    """The day that follows from what is typed, with the days off on the way: a part of the form. Nothing is saved."""
    project = project_of(request, pk)
    form = MilestoneForm(request.POST, **about(request, project))
    form.is_valid()
    on = form.follows(form.cleaned_data)
    off = list(days_off_between(form.cleaned_data["planned_on"], on, form.calendar)) if on else []
    holidays: Any = form.calendar.holidays
    context = {"on": on, "off": [(day, holidays.name_of(day)) for day in off]}
    return render(request, "projects/milestone_promised.html", context)


@require_POST
@team_only
def done(request: HttpRequest, pk: int, milestone_pk: int) -> HttpResponse:
    milestone = milestone_of(request, pk, milestone_pk)
    if milestone.done_on:
        milestone.reopen()
        milestone_news.not_reached(milestone)
        written(request, milestone.project.client_id, plan_of=milestone.project_id)
        toast(request, _("%(milestone)s is open again.") % {"milestone": milestone.name})
    else:
        milestone.finish(on=timezone.localdate())
        milestone_news.reached(milestone, by=request.user, at=timezone.now())
        written(request, milestone.project.client_id, plan_of=milestone.project_id)
        back = milestone.project.get_absolute_url()
        undo = undo_address(request.user, "milestones.done", ids=[milestone.pk], back=back)
        toast(request, _("%(milestone)s is done.") % {"milestone": milestone.name}, undo=undo)
    return redirect(milestone.project)


@require_POST
@team_only
def move(request: HttpRequest, pk: int, milestone_pk: int) -> HttpResponse:
    milestone = milestone_of(request, pk, milestone_pk)
    steps = STEPS.get(request.POST.get("to", ""))
    if steps is None:
        raise Http404
    milestone.move(steps)
    return redirect(f"{milestone.project.get_absolute_url()}#milestones")


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, milestone_pk: int) -> HttpResponse:
    milestone = milestone_of(request, pk, milestone_pk)
    project = milestone.project
    before = values_of(milestone)
    milestone.delete()
    written(request, project.client_id, plan_of=project.pk)
    undo = undo_address(
        request.user, "milestones.removed", ids=[project.pk], before=before, back=project.get_absolute_url()
    )
    toast(request, _("%(milestone)s is off the roadmap.") % {"milestone": before["name"]}, undo=undo)
    return redirect(project)


def values_of(milestone: Milestone) -> dict[str, Any]:
    days = ("planned_on", "promised_on", "forecast_on", "forecast_early_on", "forecast_late_on", "done_on")
    dates = {name: on.isoformat() if (on := getattr(milestone, name)) else None for name in days}
    plain = ("name", "position", "stage_id", "buffer_days", "approval_days", "buffer_reason", "forecast_by_hand")
    return {**{name: getattr(milestone, name) for name in plain}, **dates}


@undoing("milestones.made")
def unmake(person: Person, ids: list[int], before: Any) -> None:
    for milestone in Milestone.objects.filter(pk__in=ids, project__in=seen_by(person)).select_related("project"):
        milestone.delete()
        client_changed(milestone.project.client_id)
        plan_changed(milestone.project_id)


@undoing("milestones.done")
def undo_done(person: Person, ids: list[int], before: Any) -> None:
    for milestone in Milestone.objects.filter(pk__in=ids, project__in=seen_by(person)).select_related("project"):
        milestone.reopen()
        milestone_news.not_reached(milestone)
        client_changed(milestone.project.client_id)
        plan_changed(milestone.project_id)


@undoing("milestones.removed")
def put_back(person: Person, ids: list[int], before: Any) -> None:
    for project in seen_by(person).filter(pk__in=ids):
        if not Stage.objects.filter(project=project, pk=before.get("stage_id")).exists():
            before = {**before, "stage_id": None}
        Milestone.objects.create(project=project, **before)
        client_changed(project.client_id)
        plan_changed(project.pk)
