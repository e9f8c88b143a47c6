"""The work inside a project, list by list, to read."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.desk.projects.found import project_of
from vinculo.projects.models import ChecklistItem, Project, Task, TaskComment

A_PAGE = 60


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    done: int
    total: int


def columns(project: Project) -> list[Column]:
    """The lists in the order of their first task, with how much of each is done. One query."""
    rows = project.tasks.filter(archived_at=None).order_by("position", "pk").values_list("column", "done_at")
    counts: dict[str, list[int]] = {}
    for column, done_at in rows:
        count = counts.setdefault(column, [0, 0])
        count[0] += done_at is not None
        count[1] += 1
    return [Column(name, done, total) for name, (done, total) in counts.items()]


def with_counts(tasks: QuerySet[Task]) -> QuerySet[Any]:
    """Each task with the steps of its checklists and its comments counted, in the same statement."""
    return tasks.select_related("assignee").annotate(
        steps=_count(ChecklistItem.objects.all()),
        steps_done=_count(ChecklistItem.objects.filter(is_done=True)),
        said=_count(TaskComment.objects.all()),
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.filter(task=OuterRef("pk")).order_by().values("task").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


@require_safe
def tasks(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    column = request.GET.get("list")
    if column is not None:
        column = column.replace("\x00", "")  # PostgreSQL keeps no such letter, nor looks for one
    found = project.tasks.filter(archived_at=None)
    if column is not None:
        found = found.filter(column=column)
    ordered = with_counts(found).order_by("column", "position", "pk")
    page = Paginator(ordered, A_PAGE).get_page(request.GET.get("page"))
    said = request.GET.copy()
    said.pop("page", None)
    context = {"project": project, "page": page, "columns": columns(project), "column": column}
    query = f"{said.urlencode()}&" if said else ""
    return render(request, "projects/tasks.html", {**context, "query": query, "today": timezone.localdate()})
