"""One press each: done, begun, away, and back."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.calendar.workdays import WorkCalendar
from vinculo.desk.plan.found import plan_url, seen_by, task_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import came_from, undo_address, undoing
from vinculo.desk.written import written
from vinculo.logbook.searchable import index_tasks
from vinculo.people.models import Person
from vinculo.people.worktime import work_calendar
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.recheck import client_changed
from vinculo.projects import recurrence, work
from vinculo.projects.models import Task
from vinculo.web.dates import day
from vinculo.web.dialogs import in_dialog
from vinculo.web.toasts import toast


@require_POST
@team_only
def done(request: HttpRequest, pk: int, task_pk: int) -> HttpResponse:
    task = task_of(request, pk, task_pk)
    before = [task.percent, task.done_at.isoformat() if task.done_at else None]
    if task.done_at:
        recurrence.reopen(task)
        said = _("%(task)s is open again.") % {"task": task.title}
    else:
        said = _finish(task, calendar=work_calendar(request.desk.organization))
    written(request, task.project.client_id, plan_of=task.project_id)
    toast(
        request, said, undo=undo_address(request.user, "tasks.done", ids=[task.pk], before=before, back=back(request))
    )
    return redirect(back(request))


def _finish(task: Task, *, calendar: WorkCalendar) -> str:
    """What to say of it: a task that comes again tells when."""
    _was_open, following = recurrence.complete(task, at=timezone.now(), calendar=calendar)
    if following is None:
        return _("%(task)s is done.") % {"task": task.title}
    index_tasks([following])
    on = day(following.due_on or following.starts_on)
    return _("%(task)s is done. It comes again on %(day)s.") % {"task": task.title, "day": on}


@require_POST
@team_only
def begun(request: HttpRequest, pk: int, task_pk: int) -> HttpResponse:
    task = task_of(request, pk, task_pk)
    if task.started_on:
        work.wait(task)
    else:
        work.begin(task, on=timezone.localdate())
    written(request, task.project.client_id, plan_of=task.project_id)
    return redirect(back(request))


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, task_pk: int) -> HttpResponse:
    task = task_of(request, pk, task_pk)
    work.put_away(task, at=timezone.now())
    written(request, task.project.client_id, plan_of=task.project_id)
    address = plan_url(pk) if not in_dialog(request) else back(request)
    undo = undo_address(request.user, "tasks.away", ids=[task.pk], back=address)
    toast(request, _("%(task)s is off the plan.") % {"task": task.title}, undo=undo)
    return redirect(address)


def back(request: HttpRequest) -> str:
    """The page of tasks one acted on; never a page that only takes deeds."""
    address = came_from(request)
    return address if address.startswith(("/projects/", "/tasks/")) else "/tasks/"


def _seen(person: Person, ids: list[int]) -> list[Task]:
    return list(Task.objects.filter(pk__in=ids, project__in=seen_by(person)).select_related("project"))


@undoing("tasks.done")
def undo_done(person: Person, ids: list[int], before: Any) -> None:
    percent, done_at = before
    for task in _seen(person, ids):
        if done_at:
            Task.objects.filter(pk=task.pk).update(done_at=datetime.fromisoformat(done_at), percent=percent)
        else:
            recurrence.reopen(task, percent=percent)
        client_changed(task.project.client_id)
        plan_changed(task.project_id)


@undoing("tasks.away")
def undo_away(person: Person, ids: list[int], before: Any) -> None:
    for task in _seen(person, ids):
        work.bring_back(task)
        client_changed(task.project.client_id)
        plan_changed(task.project_id)
