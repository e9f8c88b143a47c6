"""What more work does to the dates of a project, computed from its plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from vinculo.calendar.workdays import WorkCalendar
from vinculo.projects.schedule.axis import day_minutes, days_of
from vinculo.projects.schedule.moves import MilestoneMove, effect_of_change
from vinculo.projects.schedule.passes import schedule
from vinculo.projects.schedule.plan import Plan


@dataclass(frozen=True, slots=True)
class NewWork:
    """Work that a change adds: how long, behind which task (None: no task holds it), and from when to when."""

    days: int
    last_id: int | None
    starts_on: date | None
    due_on: date | None
    moves: tuple[MilestoneMove, ...]


def readable(plan: Plan) -> Plan:
    """The plan with the promised date where nobody planned one: without it such a milestone would never move."""
    known = (replace(one, planned_on=one.planned_on or one.promised_on) for one in plan.milestones)
    return replace(plan, milestones=tuple(known))


def new_work(plan: Plan, calendar: WorkCalendar, *, minutes: int, after: int | None, milestone: int | None) -> NewWork:
    """
    Where `minutes` of new work come to lie and which milestones move: behind the task `after`, else as the last work of
    the `milestone`. Tied to neither, or no work at all, it moves nothing. PlanHasCircle if the plan has no order.
    """
    days = days_of(minutes, day_minutes(calendar)) if minutes > 0 else 0
    if not days or (after is None and milestone is None):
        return NewWork(days, None, None, None, ())
    plan = readable(plan)
    placed = schedule(plan, calendar).tasks
    last = after if after in placed else _last(plan, milestone, {pk: one.ends_on for pk, one in placed.items()})
    moves = tuple(effect_of_change(plan, calendar, minutes, after=last, milestone=milestone))
    if last is None:
        return NewWork(days, None, None, None, moves)
    ends_on = placed[last].ends_on
    return NewWork(days, last, calendar.add_workdays(ends_on, 1), calendar.add_workdays(ends_on, days), moves)


def _last(plan: Plan, milestone: int | None, ends: dict[int, date]) -> int | None:
    own = [task.id for task in plan.tasks if task.milestone_id == milestone]
    return max(own, key=lambda task_id: (ends[task_id], task_id), default=None)


def new_promise(move: MilestoneMove, calendar: WorkCalendar) -> date | None:
    """
    The date to agree anew: as many working days later as the work takes, if the promised date will not hold; None if
    the margin before it takes the work.
    """
    if move.promised_on is None or move.to_on is None or move.to_on <= move.promised_on:
        return None
    return calendar.add_workdays(move.promised_on, calendar.workdays_between(move.from_on or move.to_on, move.to_on))


def said_of(moves: Sequence[MilestoneMove], calendar: WorkCalendar) -> list[tuple[MilestoneMove, date | None]]:
    return [(move, new_promise(move, calendar)) for move in moves]
