"""
A plan as plain values: what is to be done, in which order, and what the client was told. No database in here.

Tasks and links are tuples with names, because there are thousands of them and they are made in a quarter of the time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from vinculo.projects.models import Project

OURS, THEIRS = "ours", "theirs"


class PlannedTask(NamedTuple):
    """
    A task with the facts the schedule needs. A day is a calendar date; `done_at` a moment.

    `steps` and `steps_done` count its checklist; `spent_minutes` is the time written down for it.
    """

    id: int
    title: str = ""
    milestone_id: int | None = None
    stage_id: int | None = None
    kind: str = "work"
    side: str = OURS
    assignee_id: int | None = None
    starts_on: date | None = None
    due_on: date | None = None
    started_on: date | None = None
    done_at: datetime | None = None
    estimate_minutes: int | None = None
    percent: int = 0
    position: float = 0
    repeats: str = ""
    steps: int = 0
    steps_done: int = 0
    spent_minutes: int = 0

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def is_theirs(self) -> bool:
        return self.side == THEIRS


class PlannedLink(NamedTuple):
    """`after` waits for `before`: FS, SS, FF or SF, `lag_days` working days apart (negative: they overlap)."""

    before_id: int
    after_id: int
    kind: str = "FS"
    lag_days: int = 0


@dataclass(frozen=True, slots=True)
class PlannedMilestone:
    """A result with a date: ours (`planned_on`), the one they heard (`promised_on`), who heard it (`promised_to`)."""

    id: int
    name: str = ""
    stage_id: int | None = None
    planned_on: date | None = None
    promised_on: date | None = None
    done_on: date | None = None
    buffer_days: int | None = None
    approval_days: int | None = None
    forecast_on: date | None = None
    forecast_early_on: date | None = None
    forecast_late_on: date | None = None
    forecast_by_hand: bool = False
    position: int = 0
    promised_to: tuple[str, ...] = ()

    @property
    def expected_on(self) -> date | None:
        """What we count on: done, forecast or planned."""
        return self.done_on or self.forecast_on or self.planned_on


@dataclass(frozen=True, slots=True)
class PlannedStage:
    id: int
    name: str = ""
    owner_id: int | None = None
    position: int = 0


@dataclass(frozen=True)
class Plan:
    """
    The plan of one project. `availability`: the part of a working week (0 to 1) that a person works, by id, when it is
    not a whole one.
    """

    project_id: int = 0
    starts_on: date | None = None
    due_on: date | None = None
    stages: tuple[PlannedStage, ...] = ()
    milestones: tuple[PlannedMilestone, ...] = ()
    tasks: tuple[PlannedTask, ...] = ()
    links: tuple[PlannedLink, ...] = ()
    availability: Mapping[int, float] = field(default_factory=dict)

    @classmethod
    def of(
        cls, project: "Project", *, promised_to: Mapping[int, Iterable[str]] | None = None, worked: bool = True
    ) -> "Plan":
        """
        The plan of a project in three queries, archived tasks left out.

        `promised_to`: names of those who heard the date of a milestone, by its id; see logbook.word_given. Without
        `worked`, steps done and time spent are left out, and with them two of the queries.
        """
        from vinculo.projects.schedule.loading import load_many

        return load_many([project], promised_to, worked=worked)[project.pk]

    def task(self, task_id: int) -> PlannedTask:
        """Raises KeyError for a task that is not in the plan."""
        for task in self.tasks:
            if task.id == task_id:
                return task
        raise KeyError(task_id)

    def milestone(self, milestone_id: int) -> PlannedMilestone:
        for milestone in self.milestones:
            if milestone.id == milestone_id:
                return milestone
        raise KeyError(milestone_id)

    def with_task(self, changed: PlannedTask) -> "Plan":
        """The same plan with one task changed (or added, at the end)."""
        if not any(task.id == changed.id for task in self.tasks):
            return replace(self, tasks=(*self.tasks, changed))
        return replace(self, tasks=tuple(changed if task.id == changed.id else task for task in self.tasks))

    def days(self) -> Iterable[date]:
        """Every day that is named in it, in no order."""
        named: list[date | None] = [self.starts_on]
        for task in self.tasks:
            named += (task.starts_on, task.due_on, task.started_on, task.done_at.date() if task.done_at else None)
        for one in self.milestones:
            named += (one.planned_on, one.promised_on, one.done_on)
        return (day for day in named if day)
