"""The rows of the roadmap: stages, in them milestones, in those tasks; what the client does in a lane of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from vinculo.projects.schedule.passes import Places, Schedule
from vinculo.projects.schedule.plan import Plan, PlannedMilestone, PlannedTask

THEIRS, NONE = "theirs", "none"
MANY = 150  # rows, above which stages begin folded
Span = tuple[date, date]


@dataclass(slots=True)
class Row:
    """A line of the roadmap. `span`: first and last day of its bar, None without one. `share`: how much is done."""

    kind: str  # group, milestone or task
    key: str
    name: str
    span: Span | None = None
    share: float = 0
    note: str = ""
    group: str = ""
    is_theirs: bool = False
    is_critical: bool = False
    is_done: bool = False
    is_open: bool = True
    in_milestone: bool = False
    milestone: PlannedMilestone | None = None
    task: PlannedTask | None = None


@dataclass(slots=True)
class Group:
    key: str
    name: str
    note: str = ""
    milestones: list[PlannedMilestone] = field(default_factory=list)
    tasks: list[PlannedTask] = field(default_factory=list)

    @property
    def size(self) -> int:
        return 1 + len(self.milestones) + len(self.tasks)


def groups_of(plan: Plan, client_name: str, owners: Mapping[int, str]) -> list[Group]:
    """The stages in their order, then what is in none, then the client's lane; empty ones without a name left out."""
    groups = {
        str(one.id): Group(str(one.id), one.name, owners.get(one.owner_id or 0, ""))
        for one in sorted(plan.stages, key=lambda one: (one.position, one.id))
    }
    groups[NONE] = Group(NONE, _("In no stage") if plan.stages else _("Plan"))
    groups[THEIRS] = Group(THEIRS, _("The client's part"), client_name)
    stage_of = {one.id: one.stage_id for one in plan.milestones}
    for milestone in sorted(plan.milestones, key=_order):
        groups[_key(groups, milestone.stage_id)].milestones.append(milestone)
    for task in plan.tasks:
        stage_id = task.stage_id or stage_of.get(task.milestone_id or 0)
        groups[THEIRS if task.is_theirs else _key(groups, stage_id)].tasks.append(task)
    return [one for key, one in groups.items() if one.tasks or one.milestones or key not in (NONE, THEIRS)]


def _order(one: PlannedMilestone) -> tuple[int, date, int]:
    return one.position, one.promised_on or one.planned_on or date.max, one.id


def _key(groups: Mapping[str, Group], stage_id: int | None) -> str:
    key = str(stage_id)
    return key if key in groups else NONE


def open_groups(groups: list[Group], asked: str | None) -> set[str]:
    """Which are unfolded: as the address says, else all of a plan that is not too long."""
    keys = {group.key for group in groups}
    if asked is not None:
        return keys if asked == "all" else keys & set(asked.split("."))
    return keys if sum(group.size for group in groups) <= MANY else set()


def rows_of(groups: Iterable[Group], unfolded: set[str], schedule: Schedule | None) -> list[Row]:
    placed = schedule.tasks if schedule else None
    rows: list[Row] = []
    for group in groups:
        span, begins = _extent(group.tasks, placed)
        rows.append(_group_row(group, span, group.key in unfolded))
        if group.key in unfolded:
            rows += _inside(group, placed, begins)
        else:
            rows += [_milestone_row(one, group, begins.get(one.id)) for one in group.milestones]
    return rows


def _inside(group: Group, placed: Places | None, begins: Mapping[int, date]) -> list[Row]:
    """Each milestone with its tasks under it, then the tasks that lead to none."""
    by_milestone: dict[int | None, list[PlannedTask]] = {}
    here = {one.id for one in group.milestones}
    for task in group.tasks:
        key = task.milestone_id if task.milestone_id in here else None
        by_milestone.setdefault(key, []).append(task)
    rows: list[Row] = []
    for one in group.milestones:
        rows.append(_milestone_row(one, group, begins.get(one.id)))
        rows += [_task_row(task, group, placed, in_milestone=True) for task in by_milestone.get(one.id, [])]
    return rows + [_task_row(task, group, placed) for task in by_milestone.get(None, [])]


def _group_row(group: Group, span: Span | None, is_open: bool) -> Row:
    done = sum(1 for task in group.tasks if task.is_done)
    return Row(
        "group", group.key, group.name, span,
        done / len(group.tasks) if group.tasks else 0,
        _("%(done)d of %(total)d") % {"done": done, "total": len(group.tasks)} if group.tasks else "",
        group.key, group.key == THEIRS, is_open=is_open,
    )  # fmt: skip


def _extent(tasks: Iterable[PlannedTask], placed: Places | None) -> tuple[Span | None, dict[int, date]]:
    """The first and last day of all of them, and the day on which the first task of each milestone begins."""
    begins: dict[int, date] = {}
    first, last = date.max, date.min
    for task in tasks:
        begin, end, milestone_id = task.starts_on, task.due_on, task.milestone_id
        if begin is None or end is None or end < begin:
            span = span_of(task, placed)
            if span is None:
                continue
            begin, end = span
        if begin < first:
            first = begin
        if end > last:
            last = end
        if milestone_id and (milestone_id not in begins or begin < begins[milestone_id]):
            begins[milestone_id] = begin
    return (first, last) if first <= last else None, begins


def _milestone_row(one: PlannedMilestone, group: Group, begin: date | None) -> Row:
    end = one.done_on or one.planned_on or one.promised_on or one.forecast_on
    begin = begin or end
    span = (min(begin, end), end) if begin and end else None
    return Row(
        "milestone", str(one.id), one.name, span, group=group.key, is_done=one.done_on is not None, milestone=one
    )  # fmt: skip


def _task_row(task: PlannedTask, group: Group, placed: Places | None, in_milestone: bool = False) -> Row:
    where = placed[task.id] if placed is not None else None
    return Row(
        "task", str(task.id), task.title, span_of(task, placed), 1 if task.is_done else task.percent / 100,
        group=group.key, is_theirs=task.is_theirs, is_critical=bool(where and where.is_critical),
        is_done=task.is_done, in_milestone=in_milestone, task=task,
    )  # fmt: skip


def span_of(task: PlannedTask, placed: Places | None) -> Span | None:
    """The dates it was given; where one is missing, the day that the schedule works out."""
    if task.starts_on and task.due_on:
        return min(task.starts_on, task.due_on), task.due_on
    if placed is not None:
        return placed.span(task.id)
    only = task.starts_on or task.due_on
    return (only, only) if only else None
