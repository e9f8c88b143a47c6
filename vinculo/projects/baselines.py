"""Keeping the dates of a plan as they are today, and saying later what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from vinculo.calendar.workdays import WorkCalendar
from vinculo.people.models import Person
from vinculo.projects.models import Baseline, BaselineRow, Milestone, Project, Task
from vinculo.projects.schedule.plan import Plan, PlannedMilestone, PlannedTask


@dataclass(frozen=True, slots=True)
class Shift:
    """
    One task or milestone then and now. `days`: working days its end moved, later if positive; None when it had no end
    then or has none now. `is_new`: it was not there then. `is_gone`: it was put away since.
    """

    kind: str  # "task" or "milestone"
    id: int
    name: str
    from_starts_on: date | None
    from_ends_on: date | None
    starts_on: date | None
    ends_on: date | None
    days: int | None
    is_new: bool = False
    is_gone: bool = False
    milestone_id: int | None = None
    stage_id: int | None = None


@transaction.atomic
def take(project: Project, *, name: str, by: Person | None, at: datetime) -> Baseline:
    """Write down the dates of every task and milestone as they are now."""
    baseline = Baseline.objects.create(project=project, name=name, by=by, at=at)
    rows = [
        BaselineRow(baseline=baseline, task_id=pk, starts_on=starts_on, ends_on=due_on)
        for pk, starts_on, due_on in Task.objects.kept()
        .filter(project=project)
        .values_list("pk", "starts_on", "due_on")
    ]
    rows += [
        BaselineRow(baseline=baseline, milestone_id=pk, ends_on=planned_on)
        for pk, planned_on in Milestone.objects.filter(project=project).values_list("pk", "planned_on")
    ]
    BaselineRow.objects.bulk_create(rows, batch_size=500)
    return baseline


def compare(baseline: Baseline, plan: Plan, calendar: WorkCalendar) -> list[Shift]:
    """What became of a baseline: milestones, then tasks, in the order of the plan, what was put away at the end."""
    tasks, milestones = {}, {}
    columns = ("task_id", "milestone_id", "starts_on", "ends_on", "task__title", "milestone__name")
    for task_id, milestone_id, starts_on, ends_on, title, name in baseline.rows.order_by("pk").values_list(*columns):
        if task_id is not None:
            tasks[task_id] = (starts_on, ends_on, title)
        elif milestone_id is not None:
            milestones[milestone_id] = (starts_on, ends_on, name)
    shifts = [_milestone_shift(one, milestones.pop(one.id, None), calendar) for one in plan.milestones]
    shifts += [_task_shift(one, tasks.pop(one.id, None), calendar) for one in plan.tasks]
    return shifts + _gone("milestone", milestones.items()) + _gone("task", tasks.items())


Then = tuple[date | None, date | None, str] | None


def _milestone_shift(one: PlannedMilestone, then: Then, calendar: WorkCalendar) -> Shift:
    _starts, ends_on, _name = then or (None, None, "")
    now_on = one.done_on or one.planned_on
    days = _days(ends_on, now_on, calendar)
    return Shift("milestone", one.id, one.name, None, ends_on, None, now_on, days, then is None, stage_id=one.stage_id)


def _task_shift(one: PlannedTask, then: Then, calendar: WorkCalendar) -> Shift:
    starts_on, ends_on, _title = then or (None, None, "")
    now_ends = calendar.day_of(one.done_at) if one.done_at else one.due_on
    return Shift(
        "task",
        one.id,
        one.title,
        starts_on,
        ends_on,
        one.started_on or one.starts_on,
        now_ends,
        _days(ends_on, now_ends, calendar),
        is_new=then is None,
        milestone_id=one.milestone_id,
        stage_id=one.stage_id,
    )


def _gone(kind: str, rows: Iterable[tuple[int, tuple[date | None, date | None, str]]]) -> list[Shift]:
    return [
        Shift(kind, pk, name, starts_on, ends_on, None, None, None, is_gone=True)
        for pk, (starts_on, ends_on, name) in rows
    ]


def _days(then: date | None, now: date | None, calendar: WorkCalendar) -> int | None:
    return calendar.workdays_between(then, now) if then and now else None
