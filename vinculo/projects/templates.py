"""
A plan without its dates, as a pattern for the next project of its kind.

Days in a pattern are counted in working days from the first day of the plan, so that a pattern made before Christmas
begins as well in May. People, promises, forecasts and what was done are no part of it: a promise is given to somebody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.models import Client
from vinculo.people.models import Person
from vinculo.projects.models import ChecklistItem, Milestone, PlanTemplate, Project, Stage, Task, TaskLink
from vinculo.projects.schedule.axis import Axis

VERSION = 1
BATCH = 500
TEXTS = ("title", "description", "column", "kind", "side", "labels", "estimate_minutes", "repeats")
LOOKS = ("name", "buffer_days", "approval_days")


class NotAPattern(ValueError):
    """The body of a template is not one we wrote."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What a pattern brought into a project, by id."""

    stages: tuple[int, ...] = ()
    milestones: tuple[int, ...] = ()
    tasks: tuple[int, ...] = ()


@transaction.atomic
def make(project: Project, *, name: str, by: Person | None, calendar: WorkCalendar) -> PlanTemplate:
    """Keep the plan of a project as a pattern."""
    return PlanTemplate.objects.create(name=name, by=by, body=pattern_of(project, calendar))


def pattern_of(project: Project, calendar: WorkCalendar) -> dict[str, Any]:
    """The plan of a project without its dates, as JSON holds it. Five queries."""
    stages = list(project.stages.all())
    milestones = list(project.milestones.all())
    tasks = list(project.tasks.kept().order_by("position", "pk").prefetch_related("checklist"))
    days = [day for task in tasks for day in (task.starts_on, task.due_on) if day]
    days += [one.planned_on for one in milestones if one.planned_on]
    first = min([*days, *([project.starts_on] if project.starts_on else [])], default=None)
    axis = Axis(calendar, days, first)
    zero = axis.start(first) if first else 0
    stage_at: dict[int | None, int] = {stage.pk: place for place, stage in enumerate(stages)}
    milestone_at: dict[int | None, int] = {one.pk: place for place, one in enumerate(milestones)}
    task_at = {task.pk: place for place, task in enumerate(tasks)}
    links = TaskLink.objects.filter(before__in=task_at, after__in=task_at).order_by("pk")
    return {
        "version": VERSION,
        "stages": [{"name": stage.name} for stage in stages],
        "milestones": [
            {
                **{name: getattr(one, name) for name in LOOKS},
                "day": axis.end(one.planned_on) - zero if one.planned_on else None,
                "stage": stage_at.get(one.stage_id),
            }
            for one in milestones
        ],
        "tasks": [
            {
                **{name: getattr(task, name) for name in TEXTS},
                "start": axis.start(task.starts_on) - zero if task.starts_on else None,
                "end": axis.end(task.due_on) - zero if task.due_on else None,
                "stage": stage_at.get(task.stage_id),
                "milestone": milestone_at.get(task.milestone_id),
                "steps": [[item.list_name, item.text] for item in task.checklist.all()],
            }
            for task in tasks
        ],
        "links": [
            [task_at[before], task_at[after], kind, lag]
            for before, after, kind, lag in links.values_list("before_id", "after_id", "kind", "lag_days")
        ],
    }


@transaction.atomic
def begin_project(
    template: PlanTemplate,
    *,
    client: Client,
    name: str,
    starts_on: date,
    calendar: WorkCalendar,
    lead: Person | None = None,
) -> Project:
    """A new project for a client with the plan of a pattern."""
    project = Project.objects.create(client=client, name=name, lead=lead, starts_on=starts_on)
    begin_plan(template, project, starts_on=starts_on, calendar=calendar)
    return project


@transaction.atomic
def begin_plan(template: PlanTemplate, project: Project, *, starts_on: date, calendar: WorkCalendar) -> Begun:
    """
    Add the plan of a pattern to a project, behind what is there, from its first working day on.

    Raises NotAPattern for a body we did not write. Returns what was added, to take it back.
    """
    body = template.body
    if not isinstance(body, dict) or body.get("version") != VERSION:
        raise NotAPattern(template.name)
    axis = Axis(calendar, [starts_on])
    zero = axis.start(starts_on)
    try:
        stages = _stages(body, project)
        milestones = _milestones(body, project, stages, axis, zero)
        tasks = _tasks(body, project, stages, milestones, axis, zero)
        TaskLink.objects.bulk_create(
            [
                TaskLink(before=tasks[before], after=tasks[after], kind=kind, lag_days=lag)
                for before, after, kind, lag in body["links"]
            ],
            batch_size=BATCH,
        )
    except (KeyError, IndexError, TypeError) as problem:
        raise NotAPattern(template.name) from problem
    return Begun(tuple(one.pk for one in stages), tuple(one.pk for one in milestones), tuple(one.pk for one in tasks))


@transaction.atomic
def take_back(project: Project, begun: Begun) -> None:
    """Remove again what a pattern brought."""
    Task.objects.filter(project=project, pk__in=begun.tasks).delete()
    Milestone.objects.filter(project=project, pk__in=begun.milestones).delete()
    Stage.objects.filter(project=project, pk__in=begun.stages).delete()


def _stages(body: Mapping[str, Any], project: Project) -> list[Stage]:
    first = project.stages.count()
    return Stage.objects.bulk_create(
        Stage(project=project, name=row["name"], position=first + place) for place, row in enumerate(body["stages"])
    )


def _milestones(
    body: Mapping[str, Any], project: Project, stages: list[Stage], axis: Axis, zero: int
) -> list[Milestone]:
    first = project.milestones.count()
    return Milestone.objects.bulk_create(
        Milestone(
            project=project,
            **{name: row[name] for name in LOOKS},
            stage=_at(stages, row["stage"]),
            planned_on=None if row["day"] is None else axis.last_day(zero + row["day"]),
            position=first + place,
        )
        for place, row in enumerate(body["milestones"])
    )


def _tasks(
    body: Mapping[str, Any],
    project: Project,
    stages: list[Stage],
    milestones: list[Milestone],
    axis: Axis,
    zero: int,
) -> list[Task]:
    last = project.tasks.order_by("-position").values_list("position", flat=True).first() or 0.0
    tasks = Task.objects.bulk_create(
        [
            Task(
                project=project,
                **{name: row[name] for name in TEXTS},
                stage=_at(stages, row["stage"]),
                milestone=_at(milestones, row["milestone"]),
                starts_on=None if row["start"] is None else axis.day(zero + row["start"]),
                due_on=None if row["end"] is None else axis.last_day(zero + row["end"]),
                position=last + (place + 1) * 1024.0,
            )
            for place, row in enumerate(body["tasks"])
        ],
        batch_size=BATCH,
    )
    ChecklistItem.objects.bulk_create(
        [
            ChecklistItem(task=task, list_name=list_name, text=text, position=place)
            for task, row in zip(tasks, body["tasks"], strict=True)
            for place, (list_name, text) in enumerate(row["steps"])
        ],
        batch_size=BATCH,
    )
    return tasks


def _at(rows: list[Any], place: int | None) -> Any:
    return None if place is None else rows[place]
