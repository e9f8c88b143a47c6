"""Reading a plan: values in a fixed number of queries, no instances, which would cost a tenth of a second."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Sum

from vinculo.calendar.hours import HoursNotUnderstood, WeekHours
from vinculo.db.prepared import prepared
from vinculo.db.rows import arrays_of, day_of, moment_of
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
STARTS_ON, DUE_ON, STARTED_ON = (TASK.index(name) for name in ("starts_on", "due_on", "started_on"))
DONE_AT = TASK.index("done_at")
NO_STEPS = (0, 0)


LINK = ("before_id", "after_id", "kind", "lag_days")
STAGE = ("id", "name", "owner_id", "position")


def load_many(
    projects: Iterable[Project], promised_to: Mapping[int, Iterable[str]] | None = None, *, worked: bool = True
) -> dict[int, Plan]:
    """The plans of these projects by id, in three queries for all of them. See Plan.of."""
    found = {project.pk: project for project in projects}
    ids, heard = list(found), promised_to or {}
    steps, spent = (_steps(ids), _spent(ids)) if worked else ({}, {})
    return {
        pk: Plan(
            project_id=pk,
            starts_on=found[pk].starts_on,
            due_on=found[pk].due_on,
            stages=tuple(PlannedStage(*stage) for stage in stages),
            milestones=tuple(_milestone(one, heard) for one in milestones),
            tasks=tuple(_task(task, steps, spent) for task in tasks),
            links=_links(links, {task[0] for task in tasks}),
        )
        for pk, stages, milestones, tasks, links in _parts(ids)
    }


@prepared
def _parts(ids: list[int]) -> QuerySet[Project, tuple[Any, ...]]:
    """Project, stages, milestones, tasks and links: lists of lists, days and moments as text. One query."""
    here = {"project": OuterRef("pk")}
    links = TaskLink.objects.filter(after__project=OuterRef("pk")).order_by("pk")
    return (
        Project.objects.filter(pk__in=ids)
        .order_by()
        .values_list(
            "pk",
            arrays_of(Stage.objects.filter(**here), *STAGE),
            arrays_of(Milestone.objects.filter(**here), *MILESTONE),
            arrays_of(Task.objects.kept().filter(**here).order_by("position", "pk"), *TASK),
            arrays_of(links, *LINK),
        )
    )


def _task(row: list[Any], steps: Mapping[int, tuple[int, int]], spent: Mapping[int, int]) -> PlannedTask:
    if row[STARTS_ON]:
        row[STARTS_ON] = date.fromisoformat(row[STARTS_ON])
    if row[DUE_ON]:
        row[DUE_ON] = date.fromisoformat(row[DUE_ON])
    if row[STARTED_ON]:
        row[STARTED_ON] = date.fromisoformat(row[STARTED_ON])
    if row[DONE_AT]:
        row[DONE_AT] = moment_of(row[DONE_AT])
    if not steps and not spent:
        return PlannedTask(*row)
    return PlannedTask._make((*row, *steps.get(row[0], NO_STEPS), spent.get(row[0], 0)))


def _links(rows: list[list[Any]], known: set[int]) -> tuple[PlannedLink, ...]:
    """Those between tasks of the plan: not what was put away."""
    return tuple(PlannedLink(*row) for row in rows if row[0] in known and row[1] in known)


def _milestone(row: list[Any], heard: Mapping[int, Iterable[str]]) -> PlannedMilestone:
    said = dict(zip(MILESTONE, row, strict=True))
    said |= {name: day_of(said[name]) for name in MILESTONE if name.endswith("_on")}
    said["forecast_by_hand"] = bool(said["forecast_by_hand"])
    return PlannedMilestone(**said, promised_to=tuple(heard.get(said["id"], ())))


def _steps(ids: list[int]) -> dict[int, tuple[int, int]]:
    """How many steps of its checklist each task has, and how many are done."""
    items = ChecklistItem.objects.filter(task__project__in=ids, task__archived_at=None).order_by()
    counted = items.values_list("task_id").annotate(count=Count("pk"), done=Count("pk", filter=Q(is_done=True)))
    return {task_id: (count, done) for task_id, count, done in counted}


def _spent(ids: list[int]) -> dict[int, int]:
    """Minutes written down for each task."""
    entries = TimeEntry.objects.filter(project__in=ids, task__isnull=False).order_by()
    return dict(entries.values_list("task_id").annotate(minutes=Sum("minutes")))


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
