"""The plan as a list: stage by stage, to filter, search, tick and write on."""

from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vinculo.desk.plan.counted import BY_STAGE, with_counts
from vinculo.desk.plan.filters import WHICH, TaskFilters
from vinculo.desk.plan.found import stages_of
from vinculo.desk.plan.frame import frame
from vinculo.people.models import Person
from vinculo.projects.models import Project, Side, Stage, TaskKind

A_PAGE = 40
# What a row does not say; a description may be long.
UNSAID = ("description", "labels", "created_at")


@dataclass(slots=True)
class Group:
    """The tasks of one stage on this page; `stage` is None for those in none."""

    stage: Stage | None
    done: int
    total: int
    tasks: list[Any] = field(default_factory=list)
    ends: bool = True  # its last task is on this page: here one adds another


def found(request: HttpRequest, project: Project) -> Any:
    return TaskFilters.read(request.GET).apply(project.tasks.kept(), request.user).order_by(*BY_STAGE)


def show(request: HttpRequest, project: Project) -> HttpResponse:
    filters, stages = TaskFilters.read(request.GET), stages_of(project)
    page = Paginator(with_counts(found(request, project).defer(*UNSAID)), A_PAGE).get_page(request.GET.get("page"))
    query = filters.query()
    context = {
        **frame(request, project, "list"), "page": page, "filters": filters, "stages": stages,
        "groups": _groups(project, page, stages, filters), "which": WHICH.items(), "kinds": TaskKind.choices,
        "sides": Side.choices, "people": working_on(project), "query": f"view=list&{query}&" if query else "view=list&",
    }  # fmt: skip
    return render(request, "plan/list.html", context)


def working_on(project: Project) -> list[Person]:
    """Who is on the project or does something in it."""
    return list(
        Person.objects.filter(pk__in=project.members.values("person")).union(
            Person.objects.filter(pk__in=project.tasks.filter(archived_at=None).values("assignee")), all=False
        ).order_by("name_folded")
    )  # fmt: skip


def _groups(project: Project, page: Page[Any], stages: list[Stage], filters: TaskFilters) -> list[Group]:
    """The stages of this page in their order; a short unfiltered plan shows its empty stages too."""
    counted = project.tasks.kept().order_by().values("stage").annotate(n=Count("pk"), done=Count("done_at"))
    counts: dict[int | None, tuple[int, int]] = {row["stage"]: (row["done"], row["n"]) for row in counted}
    by_pk: dict[int | None, Stage] = {stage.pk: stage for stage in stages}
    groups: dict[int | None, Group] = {}
    for task in page.object_list:
        if task.stage_id not in groups:
            groups[task.stage_id] = Group(by_pk.get(task.stage_id), *counts.get(task.stage_id, (0, 0)))
        groups[task.stage_id].tasks.append(task)
    if page.has_next() and groups:
        list(groups.values())[-1].ends = False
    if filters.narrows or page.has_other_pages():
        return list(groups.values())
    keys: list[int | None] = [*(stage.pk for stage in stages), *([None] if None in groups or not stages else [])]
    return [groups.get(key) or Group(by_pk.get(key), *counts.get(key, (0, 0))) for key in keys]
