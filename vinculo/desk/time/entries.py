"""Time written down by hand: new, changed, away and back."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.projects.found import seen_by
from vinculo.desk.time.choices import said_work
from vinculo.desk.time.forms import EntryForm
from vinculo.desk.time.found import entry_of, work_of
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Task, TimeEntry
from vinculo.projects.timesheet import say_time
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    work = work_of(request.user, request.GET.get("project", ""), request.GET.get("task", ""))
    form = EntryForm(request.POST or None, initial={"on": timezone.localdate(), "is_billable": True})
    if request.method == "POST" and form.is_valid():
        form.instance.project, form.instance.task, form.instance.person = work.project, work.task, request.user
        entry = form.save()
        written(request, work.project.client_id, plan_of=work.project.pk)
        undo = undo_address(request.user, "time.made", ids=[entry.pk])
        toast(request, _("%(time)s written down.") % {"time": say_time(entry.minutes)}, undo=undo)
        return go_on(request, week_address(entry.on))
    context = {"form": form, "heading": _("Log time"), "what": said_work(work.project, work.task)}
    return render(request, "time/entry.html", {**context, "back_url": "/time/", "client": work.project.client})


def week_address(on: date) -> str:
    return f"/time/?week={on.isoformat()}"


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    entry = entry_of(request, pk)
    form = EntryForm(request.POST or None, instance=entry)
    if request.method == "POST" and form.is_valid():
        entry = form.save()
        written(request, entry.project.client_id, plan_of=entry.project_id)
        toast(request, _("Saved."))
        return go_on(request, week_address(entry.on))
    context = {
        "form": form,
        "heading": pgettext("hours worked", "Time"),
        "what": said_work(entry.project, entry.task),
        "entry": entry,
    }
    context |= {"back_url": week_address(entry.on), "client": entry.project.client}
    return render(request, "time/entry.html", context)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    entry = entry_of(request, pk)
    before = values_of(entry)
    entry.delete()
    written(request, entry.project.client_id, plan_of=entry.project_id)
    back = week_address(entry.on)
    undo = undo_address(request.user, "time.removed", ids=[entry.project_id], before=before, back=back)
    toast(request, _("%(time)s taken away.") % {"time": say_time(entry.minutes)}, undo=undo)
    return redirect(back)


def values_of(entry: TimeEntry) -> dict[str, Any]:
    """What is needed to write it down once more."""
    plain = ("project_id", "task_id", "minutes", "note", "is_billable")
    return {**{name: getattr(entry, name) for name in plain}, "on": entry.on.isoformat()}


def changed(client_id: int, project_id: int) -> None:
    client_changed(client_id)
    plan_changed(project_id)


@undoing("time.made")
def unmake(person: Person, ids: list[int], before: Any) -> None:
    for entry in TimeEntry.objects.filter(pk__in=ids, person=person, project__in=seen_by(person)).select_related(
        "project"
    ):
        entry.delete()
        changed(entry.project.client_id, entry.project_id)


@undoing("time.removed")
def put_back(person: Person, ids: list[int], before: Any) -> None:
    for project in seen_by(person).filter(pk__in=ids, pk=before["project_id"]):
        task = Task.objects.filter(pk=before["task_id"], project=project).first()
        on = date.fromisoformat(before["on"])
        TimeEntry.objects.create(**{**before, "on": on, "task_id": task.pk if task else None}, person=person)
        changed(project.client_id, project.pk)
