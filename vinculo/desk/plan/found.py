"""What an address of the plan speaks of, found through what the person may see."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.desk.projects.found import project_of, seen_by
from vinculo.desk.undo import came_from
from vinculo.projects.models import Baseline, ChecklistItem, Project, Stage, Task, TaskLink

__all__ = ["baseline_of", "link_of", "plan_back", "plan_url", "project_of", "seen_by", "stage_of", "step_of", "task_of"]


def plan_url(project_pk: int, rest: str = "") -> str:
    return f"/projects/{project_pk}/plan/{rest}"


def plan_back(request: HttpRequest, pk: int) -> str:
    """The view of the plan one came from, with its filters; else the plan as this person reads it."""
    address = came_from(request)
    return address if address.partition("?")[0] == plan_url(pk) else plan_url(pk)


def task_of(request: HttpRequest, pk: int, task_pk: int) -> Task:
    """A task of this very project that has not been put away."""
    found = Task.objects.kept().filter(project__in=seen_by(request.user), project_id=pk)
    return get_object_or_404(found.select_related("project__client", "assignee", "milestone", "stage"), pk=task_pk)


def stage_of(request: HttpRequest, pk: int, stage_pk: int) -> Stage:
    found = Stage.objects.filter(project__in=seen_by(request.user), project_id=pk)
    return get_object_or_404(found.select_related("project__client"), pk=stage_pk)


def step_of(request: HttpRequest, pk: int, task_pk: int, step_pk: int) -> ChecklistItem:
    return get_object_or_404(_of_task(ChecklistItem, request, pk, task_pk), pk=step_pk)


def link_of(request: HttpRequest, pk: int, link_pk: int) -> TaskLink:
    found = TaskLink.objects.filter(after__project__in=seen_by(request.user), after__project_id=pk)
    return get_object_or_404(found.select_related("before", "after__project__client"), pk=link_pk)


def baseline_of(request: HttpRequest, pk: int, baseline_pk: int) -> Baseline:
    found = Baseline.objects.filter(project__in=seen_by(request.user), project_id=pk)
    return get_object_or_404(found.select_related("project__client"), pk=baseline_pk)


def _of_task(model: Any, request: HttpRequest, pk: int, task_pk: int) -> Any:
    found = model.objects.filter(task__project__in=seen_by(request.user), task__project_id=pk, task_id=task_pk)
    return found.select_related("task__project__client")


def stages_of(project: Project) -> list[Stage]:
    return list(project.stages.all())
