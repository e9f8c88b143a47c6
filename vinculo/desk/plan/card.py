"""A card goes into another list, or to another place in it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.desk.plan.columns import columns
from vinculo.desk.plan.forms import CardForm
from vinculo.desk.plan.found import plan_back, plan_url, seen_by, task_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.projects import work
from vinculo.projects.models import Task
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def card(request: HttpRequest, pk: int, task_pk: int) -> HttpResponse:
    task = task_of(request, pk, task_pk)
    form = CardForm(request.POST or None, initial={"column": task.column}, project=task.project)
    if request.method == "POST" and form.is_valid():
        before = [task.column, task.position]
        said = form.cleaned_data
        before_it, after_it = (one if one != task else None for one in (said["before"], said["after"]))
        work.place(task, said["column"], before=before_it, after=after_it)
        written(request, task.project.client_id)
        if before[0] != task.column:
            where = task.column or _("no list")
            undo = undo_address(
                request.user, "tasks.card", ids=[task.pk], before=before, back=plan_url(pk, "?view=board")
            )
            toast(request, _("%(task)s lies in “%(list)s” now.") % {"task": task.title, "list": where}, undo=undo)
        return go_on(request, plan_back(request, pk))
    context = {"form": form, "task": task, "heading": _("Another list"), "project": task.project}
    names = [column.name for column in columns(task.project) if column.name]
    return render(request, "plan/card.html", {**context, "names": names, "back_url": plan_url(pk)})


@undoing("tasks.card")
def put_back(person: Person, ids: list[int], before: Any) -> None:
    column, position = before
    for task in Task.objects.filter(pk__in=ids, project__in=seen_by(person)):
        task.column, task.position = column, position
        task.save(update_fields=["column", "position", "updated_at"])
