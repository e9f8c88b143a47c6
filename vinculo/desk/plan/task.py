"""A task: new, in full, and typed at the foot of a list."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.clients.permissions import may_change_clients
from vinculo.db import search
from vinculo.desk.numbers import is_number
from vinculo.desk.plan.forms import CommentForm, LinkForm, QuickForm, StepForm, TaskForm
from vinculo.desk.plan.found import plan_back, plan_url, project_of, seen_by, task_of
from vinculo.desk.plan.move import ask_first
from vinculo.desk.team_only import team_only
from vinculo.desk.told import named, now_yours, sees
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.logbook.searchable import index_tasks
from vinculo.people.models import Person
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.recheck import client_changed
from vinculo.projects import work
from vinculo.projects.models import Project, Task, TaskLink
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    form = TaskForm(request.POST or None, initial=_asked(request), project=project)
    if request.method == "POST" and form.is_valid():
        form.instance.project = project
        form.instance.position = work.last_place(project)
        form.instance.audience = form.cleaned_data["audience"]
        form.instance.column = request.GET.get("list", "")[:160]
        _made(request, form.save())
        return go_on(request, plan_url(pk))
    context = {"form": form, "project": project, "heading": _("New task"), "back_url": plan_url(pk)}
    return render(request, "plan/new_task.html", context)


def _asked(request: HttpRequest) -> dict[str, Any]:
    given = {name: request.GET.get(name, "") for name in ("stage", "milestone", "assignee")}
    return {name: value for name, value in given.items() if is_number(value)}


@require_POST
@team_only
def quick(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    form = QuickForm(request.POST, project=project)
    if form.is_valid():
        form.instance.project = project
        form.instance.position = work.last_place(project)
        if form.instance.milestone and not form.instance.stage:
            form.instance.stage = form.instance.milestone.stage
        _made(request, form.save())
    else:
        toast(request, str(next(iter(form.errors.values()))[0]))
    return redirect(plan_back(request, pk))


def _made(request: HttpRequest, task: Task) -> None:
    index_tasks([task])
    written(request, task.project.client_id, plan_of=task.project_id)
    _tell_whose(request, task)
    _tell_named(request, task)
    undo = undo_address(request.user, "tasks.made", ids=[task.pk], back=plan_url(task.project_id))
    toast(request, _("%(task)s is on the plan.") % {"task": task.title}, undo=undo)


def _tell_whose(request: HttpRequest, task: Task) -> None:
    project = task.project
    subject = f"task:{task.pk}"
    now_yours(request, subject, task.assignee, what=task.title, client_id=project.client_id, project=project.pk)


def _tell_named(request: HttpRequest, task: Task, before: str = "") -> None:
    """Each time the words are others: who was named before knows."""
    if task.description != before:
        project, at = task.project, f"{timezone.now():%Y%m%d%H%M%S%f}"
        named(
            request, task.description, f"task:{task.pk}", key=f"task:{task.pk}:description:{at}", what=task.title,
            client_id=project.client_id, project=project.pk, may_see=sees(project), before=before,
        )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: int, task_pk: int) -> HttpResponse:
    task = task_of(request, pk, task_pk)
    if request.method == "POST":
        return _save(request, task)
    return shown(request, task)


@team_only
def _save(request: HttpRequest, task: Task) -> HttpResponse:
    before = task.description
    form = TaskForm(request.POST, instance=task, project=task.project)
    if not form.is_valid():
        return shown(request, task, form=form)
    starts_on, due_on = form.cleaned_data["starts_on"], form.cleaned_data["due_on"]
    asked = None
    if {"starts_on", "due_on"} & set(form.changed_data):
        task.starts_on, task.due_on = form.initial["starts_on"], form.initial["due_on"]
        asked = ask_first(request, task, starts_on, due_on)
    if asked is None:
        task.starts_on, task.due_on = starts_on, due_on
    index_tasks([form.save()])
    if "assignee" in form.changed_data:
        _tell_whose(request, task)
    _tell_named(request, task, before)
    written(request, task.project.client_id, plan_of=task.project_id)
    toast(request, _("Saved.") if asked is None else _("Saved, but for the dates: look what they do."))
    return asked or go_on(request, plan_url(task.project_id))


def shown(request: HttpRequest, task: Task, **forms: Any) -> HttpResponse:
    """The task with its steps, links and comments; `forms` are those that were filled in and not accepted."""
    links = TaskLink.objects.filter(before__archived_at=None, after__archived_at=None)
    may_change = may_change_clients(request.user)
    context = {
        "task": task, "project": task.project, "heading": task.title, "back_url": plan_url(task.project_id),
        "base": f"{plan_url(task.project_id)}tasks/{task.pk}/", "links_base": plan_url(task.project_id, "links/"),
        "steps": list(task.checklist.all()), "comments": list(task.comments.select_related("person")),
        "befores": list(links.filter(after=task).select_related("before")),
        "afters": list(links.filter(before=task).select_related("after")),
        "today": timezone.localdate(), "may_change": may_change, "section": "projects", "refused": forms,
        "has_changed": bool(forms) or request.method == "POST",
    }  # fmt: skip
    if may_change:
        context |= {
            "form": TaskForm(instance=task, project=task.project), "step_form": StepForm(),
            "comment_form": CommentForm(), "link_form": LinkForm(task=task), **forms,
        }  # fmt: skip
    return render(request, "plan/task.html", context)


@undoing("tasks.made")
def unmake(person: Person, ids: list[int], before: Any) -> None:
    for project in Project.objects.filter(pk__in=seen_by(person), tasks__pk__in=ids).distinct():
        project.tasks.filter(pk__in=ids).delete()
        client_changed(project.client_id)
        plan_changed(project.pk)
    search.drop("task", ids)
