"""Writing a move: all of it or nothing, with what was there before, so that it can be taken back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from vinculo.calendar.workdays import WorkCalendar
from vinculo.projects.models import Milestone, Project, Task
from vinculo.projects.schedule.moves import Effect, effect_of_milestone_move, effect_of_move
from vinculo.projects.schedule.plan import Plan

Before = dict[str, dict[str, list[str | None]]]
BATCH = 500


@transaction.atomic
def apply_move(
    project: Project, calendar: WorkCalendar, task_id: int, starts_on: date | None, due_on: date | None
) -> tuple[Effect, Before]:
    """
    Move a task with everything it pushes; the plan is read anew, so that what is written fits what is there now.

    Returns the effect and what was there before, which JSON can hold and `take_back` writes back.
    """
    effect = effect_of_move(_locked(project), calendar, task_id, starts_on, due_on)
    return effect, write(project, effect)


@transaction.atomic
def apply_milestone_move(
    project: Project, calendar: WorkCalendar, milestone_id: int, planned_on: date | None, *, with_tasks: bool = False
) -> tuple[Effect, Before]:
    effect = effect_of_milestone_move(_locked(project), calendar, milestone_id, planned_on, with_tasks=with_tasks)
    return effect, write(project, effect)


@transaction.atomic
def write(project: Project, effect: Effect) -> Before:
    """Write the dates of an effect; returns the ones they replace."""
    before: Before = {
        "tasks": {str(one.task_id): _texts(one.from_starts_on, one.from_due_on) for one in effect.tasks},
        "milestones": {str(one.milestone_id): _texts(one.planned_on) for one in effect.milestones},
    }
    _write_tasks(project, {one.task_id: (one.starts_on, one.due_on) for one in effect.tasks})
    _write_milestones(project, {one.milestone_id: one.to_on for one in effect.milestones})
    return before


@transaction.atomic
def take_back(project: Project, before: Mapping[str, Any]) -> None:
    """Put dates back as they were; what is no longer there is left out."""
    _write_tasks(project, {int(pk): (_day(days[0]), _day(days[1])) for pk, days in before.get("tasks", {}).items()})
    _write_milestones(project, {int(pk): _day(days[0]) for pk, days in before.get("milestones", {}).items()})


def _locked(project: Project) -> Plan:
    """The plan, with the project's row held so that two moves do not cross."""
    Project.objects.select_for_update().only("pk").get(pk=project.pk)
    return Plan.of(project)


def _write_tasks(project: Project, days: Mapping[int, tuple[date | None, date | None]]) -> None:
    rows = list(Task.objects.filter(project=project, pk__in=days).only("pk"))
    now = timezone.now()
    for row in rows:
        row.starts_on, row.due_on = days[row.pk]
        row.updated_at = now
    Task.objects.bulk_update(rows, ["starts_on", "due_on", "updated_at"], batch_size=BATCH)


def _write_milestones(project: Project, days: Mapping[int, date | None]) -> None:
    rows = list(Milestone.objects.filter(project=project, pk__in=days).only("pk"))
    for row in rows:
        row.planned_on = days[row.pk]
    Milestone.objects.bulk_update(rows, ["planned_on"], batch_size=BATCH)


def _texts(*days: date | None) -> list[str | None]:
    return [day.isoformat() if day else None for day in days]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
