"""Reading a plan: values in a fixed number of queries, no instances, which would cost a tenth of a second."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, F, Q, Sum

from vinculo.calendar.hours import HoursNotUnderstood, WeekHours
from vinculo.people.models import Organization, Person
from vinculo.projects.models import ChecklistItem, Milestone, Project, Stage, Task, TaskLink, TimeEntry
from vinculo.projects.schedule.plan import Plan, PlannedLink, PlannedMilestone, PlannedStage, PlannedTask

TASK = (
    "id", "title", "milestone_id", "stage_id", "kind", "side", "assignee_id", "starts_on", "due_on", "started_on",
    "done_at", "estimate_minutes", "percent", "position", "repeats",
)  # fmt: skip
MILESTONE = (
    "id", "name", "stage_id", "planned_on", "promised_on", "done_on", "buffer_days", "approval_days", "forecast_on",
    "forecast_early_on", "forecast_late_on", "forecast_by_hand", "position",
)  # fmt: skip


def load_many(
    projects: Iterable[Project], promised_to: Mapping[int, Iterable[str]] | None = None, *, worked: bool = True
) -> dict[int, Plan]:
    """The plans of these projects by id, in six queries for all of them. See Plan.of."""
    found = {project.pk: project for project in projects}
    ids, heard = list(found), promised_to or {}
    tasks, stages, milestones, links = _tasks(ids, worked), _stages(ids), _milestones(ids, heard), _links(ids)
    return {
        pk: Plan(
            project_id=pk,
            starts_on=project.starts_on,
            due_on=project.due_on,
            stages=tuple(stages[pk]),
            milestones=tuple(milestones[pk]),
            tasks=tuple(tasks[pk]),
            links=tuple(links[pk]),
        )
        for pk, project in found.items()
    }


def _tasks(ids: list[int], worked: bool) -> dict[int, list[PlannedTask]]:
    steps, spent = (_steps(ids), _spent(ids)) if worked else ({}, {})
    found: dict[int, list[PlannedTask]] = defaultdict(list)
    rows = Task.objects.kept().filter(project__in=ids).order_by("position", "pk").values_list("project_id", *TASK)
    values: list[Any]
    for project_id, *values in rows:
        count, done = steps.get(values[0], (0, 0))
        values += [count, done, spent.get(values[0], 0)]
        found[project_id].append(PlannedTask(*values))
    return found


def _steps(ids: list[int]) -> dict[int, tuple[int, int]]:
    """How many steps of its checklist each task has, and how many are done."""
    items = ChecklistItem.objects.filter(task__project__in=ids, task__archived_at=None).order_by()
    counted = items.values_list("task_id").annotate(count=Count("pk"), done=Count("pk", filter=Q(is_done=True)))
    return {task_id: (count, done) for task_id, count, done in counted}


def _spent(ids: list[int]) -> dict[int, int]:
    """Minutes written down for each task."""
    entries = TimeEntry.objects.filter(project__in=ids, task__isnull=False).order_by()
    return dict(entries.values_list("task_id").annotate(minutes=Sum("minutes")))


def _stages(ids: list[int]) -> dict[int, list[PlannedStage]]:
    found: dict[int, list[PlannedStage]] = defaultdict(list)
    rows = Stage.objects.filter(project__in=ids).values_list("project_id", "id", "name", "owner_id", "position")
    values: list[Any]
    for project_id, *values in rows:
        found[project_id].append(PlannedStage(*values))
    return found


def _milestones(ids: list[int], heard: Mapping[int, Iterable[str]]) -> dict[int, list[PlannedMilestone]]:
    found: dict[int, list[PlannedMilestone]] = defaultdict(list)
    values: list[Any]
    for project_id, *values in Milestone.objects.filter(project__in=ids).values_list("project_id", *MILESTONE):
        values.append(tuple(heard.get(values[0], ())))
        found[project_id].append(PlannedMilestone(*values))
    return found


def _links(ids: list[int]) -> dict[int, list[PlannedLink]]:
    found: dict[int, list[PlannedLink]] = defaultdict(list)
    within = TaskLink.objects.filter(before__project__in=ids, after__project=F("before__project"))
    rows = within.filter(before__archived_at=None, after__archived_at=None).order_by("pk")
    values: list[Any]
    for project_id, *values in rows.values_list("before__project_id", "before_id", "after_id", "kind", "lag_days"):
        found[project_id].append(PlannedLink(*values))
    return found


def availability_of(person_ids: Iterable[int], organization: Organization | None) -> dict[int, float]:
    """The part of the organization's week that each person works; whole ones are left out. One query."""
    whole = week_minutes(organization.hours if organization else None)
    found = {}
    for person_id, hours in Person.objects.filter(pk__in=set(person_ids)).values_list("pk", "hours"):
        part = week_minutes(hours) / whole if whole else 0
        if 0 < part < 1:
            found[person_id] = part
    return found


def week_minutes(hours: object) -> int:
    """Minutes of a week in which somebody works; 0 when nobody said."""
    try:
        week = WeekHours.from_json(hours)  # type: ignore[arg-type]
    except HoursNotUnderstood:
        return 0
    return sum(end - start for spans in week.days for start, end in spans)
