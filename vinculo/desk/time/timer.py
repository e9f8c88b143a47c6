"""The clock: started on a piece of work, stopped into an entry; one that was forgotten asks what to keep."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.projects.found import seen_by
from vinculo.desk.time.choices import said_work
from vinculo.desk.time.entries import changed, week_address
from vinculo.desk.time.forms import KeepForm
from vinculo.desk.time.found import work_of
from vinculo.desk.undo import came_from, undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.projects import timesheet
from vinculo.projects.models import RunningTimer, Task, TimeEntry
from vinculo.projects.timesheet import say_time
from vinculo.web.toasts import toast


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """One runs for each person: the one before is stopped, or asked about when it was forgotten."""
    code = request.POST.get("work") or f"{request.GET.get('project', '')}-{request.GET.get('task', '')}"
    project, _dash, task = code.partition("-")
    work = work_of(request.user, project, "" if task == "0" else task)
    now, running = timezone.now(), _running(request.user)
    if running and timesheet.is_forgotten(running, now):
        toast(request, _("A clock is still running. What of it was work?"))
        return redirect("time:timer")
    if running:
        _into_entry(request, running, timesheet.minutes_of(running, now))
    note = request.POST.get("note", "").replace("\x00", "")[:200]
    timesheet.start(request.user, project=work.project, task=work.task, note=note, at=now)
    toast(request, _("The clock runs for %(work)s.") % {"work": said_work(work.project, work.task)})
    return redirect(back(request))


@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    now, running = timezone.now(), _running(request.user)
    if running is None:
        toast(request, _("No clock is running."))
        return redirect(back(request))
    if timesheet.is_forgotten(running, now):
        return redirect("time:timer")
    _into_entry(request, running, timesheet.minutes_of(running, now))
    return redirect(back(request))


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest) -> HttpResponse:
    """What to keep of a clock that ran for longer than somebody works."""
    running = _running(request.user)
    if running is None:
        toast(request, _("No clock is running."))
        return redirect("time:week")
    form = KeepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _into_entry(request, running, form.cleaned_data["minutes"])
        return go_on(request, week_address(timezone.localdate(running.started_at)))
    so_far = say_time(timesheet.minutes_of(running, timezone.now()))
    context = {"form": form, "heading": _("The clock is still running"), "timer": running, "so_far": so_far}
    return render(request, "time/timer.html", {**context, "what": said_work(running.project, running.task)})


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    running = _running(request.user)
    if running:
        before = {"started_at": running.started_at.isoformat(), "task_id": running.task_id, "note": running.note}
        undo = undo_address(request.user, "time.dropped", ids=[running.project_id], before=before, back="/time/")
        running.delete()
        toast(request, _("Nothing of it was kept."), undo=undo)
    return redirect("time:week")


def _running(person: Person) -> RunningTimer | None:
    """On a project they still see: else it stops counting."""
    found = RunningTimer.objects.filter(person=person, project__in=seen_by(person))
    return found.select_related("project__client", "task").first()


def _into_entry(request: HttpRequest, timer: RunningTimer, minutes: int) -> None:
    entry = timesheet.stop(timer, minutes=minutes)
    if entry is None:
        return
    written(request, timer.project.client_id, plan_of=timer.project_id)
    before = {"started_at": timer.started_at.isoformat(), "task_id": timer.task_id, "note": timer.note}
    undo = undo_address(request.user, "time.stopped", ids=[entry.pk], before=before)
    said = {"time": say_time(entry.minutes), "work": said_work(timer.project, timer.task)}
    toast(request, _("%(time)s written down for %(work)s.") % said, undo=undo)


def back(request: HttpRequest) -> str:
    """The page one was on; never one that only takes deeds."""
    address = came_from(request)
    return address if address.startswith(("/projects/", "/tasks/", "/time/?")) else "/time/"


@undoing("time.stopped")
def run_on(person: Person, ids: list[int], before: Any) -> None:
    """As if it had not been stopped, unless another clock runs by now."""
    for entry in TimeEntry.objects.filter(pk__in=ids, person=person, project__in=seen_by(person)).select_related(
        "project"
    ):
        entry.delete()
        changed(entry.project.client_id, entry.project_id)
        _run_again(person, entry.project_id, before)


@undoing("time.dropped")
def pick_up(person: Person, ids: list[int], before: Any) -> None:
    for project in seen_by(person).filter(pk__in=ids):
        _run_again(person, project.pk, before)


def _run_again(person: Person, project_id: int, before: Any) -> None:
    task = Task.objects.filter(pk=before["task_id"], project=project_id).first()
    started_at = datetime.fromisoformat(before["started_at"])
    said = {"project_id": project_id, "task": task, "note": before["note"], "started_at": started_at}
    RunningTimer.objects.get_or_create(person=person, defaults=said)
