"""
When each task can begin and end, how late it may, and which tasks decide the end: the critical path method.

The first pass goes forward: a task begins on the day planned for it, later where a link demands it; what has begun or
is done stands where it stood. The second goes back from the end: how late each may finish without moving that end.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vinculo.calendar.workdays import WorkCalendar
from vinculo.projects.schedule.axis import Axis, day_minutes, days_of
from vinculo.projects.schedule.network import Network, network
from vinculo.projects.schedule.plan import Plan, PlannedLink, PlannedMilestone, PlannedTask


@dataclass(frozen=True, slots=True)
class Placed:
    """
    Where a task lies. Days are inclusive. `slack_days`: working days it may slip before the end of the project moves;
    `driver_id`: the task it waits for, None when its own date or nothing holds it.
    """

    task_id: int
    starts_on: date
    ends_on: date
    late_start_on: date
    late_end_on: date
    days: int
    slack_days: int
    is_critical: bool
    driver_id: int | None = None


@dataclass(frozen=True, slots=True)
class PlacedMilestone:
    """
    `ready_on`: the last day of its tasks (None without). `planned_on`: our own date, later if its tasks end later; then
    come the client's approval and the buffer. `buffer_days`: the working days left for that buffer, negative when the
    plan and the approval do not fit before the promise.
    """

    milestone_id: int
    ready_on: date | None
    planned_on: date | None
    promised_on: date | None
    buffer_days: int | None


@dataclass(slots=True)
class Spot:
    """A task on the axis: [start, end)."""

    start: int
    end: int
    driver_id: int | None = None


class Places(Mapping[int, Placed]):
    """The place of each task, worked out when somebody asks for it: most pages look at few of many."""

    def __init__(self, plan: Plan, net: Network, axis: Axis, spots: Mapping[int, Spot]) -> None:
        self._net, self._axis, self._spots = net, axis, spots
        self._tasks = {task.id: task for task in plan.tasks}
        self._known: dict[int, Placed] = {}

    def __getitem__(self, task_id: int) -> Placed:
        if task_id not in self._known:
            self._known[task_id] = self._placed(self._tasks[task_id], self._spots[task_id])
        return self._known[task_id]

    def __iter__(self) -> Iterator[int]:
        return iter(self._tasks)

    def __len__(self) -> int:
        return len(self._tasks)

    def span(self, task_id: int) -> tuple[date, date] | None:
        """Its first and last day; None where neither a date of its own nor another task says when."""
        task, spot = self._tasks[task_id], self._spots[task_id]
        if not (task.starts_on or task.due_on or task.started_on) and spot.driver_id is None:
            return None
        first = task.starts_on or self._axis.day(spot.start)
        last = task.due_on or self._axis.last_day(spot.end)
        return min(first, last), last

    @cached_property
    def _late(self) -> Mapping[int, int]:
        return _late_ends(self._net, self._spots)

    def _placed(self, task: PlannedTask, spot: Spot) -> Placed:
        slack = 0 if task.is_done else self._late[task.id] - spot.end
        return Placed(
            task.id,
            self._axis.day(spot.start),
            self._axis.last_day(spot.end),
            self._axis.day(spot.start + slack),
            self._axis.last_day(spot.end + slack),
            spot.end - spot.start,
            slack,
            slack <= 0 and not task.is_done,
            spot.driver_id,
        )


class Schedule:
    """Every task and milestone in its place."""

    def __init__(self, plan: Plan, net: Network, axis: Axis, spots: Mapping[int, Spot]) -> None:
        self._plan, self._axis, self._spots = plan, axis, spots
        self.tasks = Places(plan, net, axis, spots)

    @cached_property
    def milestones(self) -> Mapping[int, PlacedMilestone]:
        return {one.milestone_id: one for one in milestones_of(self._plan, self._spots, self._axis)}

    @cached_property
    def critical(self) -> frozenset[int]:
        """The ids of open tasks that may not slip a day."""
        return frozenset(one.task_id for one in self.tasks.values() if one.is_critical)

    @property
    def starts_on(self) -> date | None:
        return self._axis.day(min(spot.start for spot in self._spots.values())) if self._spots else None

    @property
    def ends_on(self) -> date | None:
        return self._axis.last_day(max(spot.end for spot in self._spots.values())) if self._spots else None

    def chain(self, task_id: int) -> list[int]:
        """The tasks that lead to this one, each held up by the one before it; this one is the last."""
        way = [task_id]
        while (driver := self.tasks[way[-1]].driver_id) is not None:
            way.append(driver)
        return way[::-1]


def schedule(plan: Plan, calendar: WorkCalendar) -> Schedule:
    """Raises PlanHasCircle, which names the tasks. Work is O(tasks + links)."""
    net, axis = network(plan), Axis(calendar, plan.days())
    return Schedule(plan, net, axis, place(plan, net, axis))


def place(plan: Plan, net: Network, axis: Axis, *, as_dated: bool = False) -> dict[int, Spot]:
    """
    The forward pass: each task as early as its own date and its links allow. `as_dated`: a task with dates of its own
    stays there, whatever its links say.
    """
    a_day = day_minutes(axis.calendar)
    days = [day for task in plan.tasks if (day := task.starts_on or task.due_on)]
    first = axis.start(plan.starts_on or min(days, default=axis.origin))
    spots: dict[int, Spot] = {}
    for task in net.order:
        held = as_dated and (task.starts_on or task.due_on)
        spots[task.id] = earliest(task, [] if held else net.into[task.id], spots, first, axis, a_day)
    return spots


def own_place(task: PlannedTask, axis: Axis, a_day: int) -> tuple[int | None, int]:
    """Where its own dates put a task (None: nowhere) and its length in working days."""
    if task.starts_on and task.due_on:
        start = axis.start(task.starts_on)
        return start, max(1, axis.end(task.due_on) - start)
    length = days_of(task.estimate_minutes or 1, a_day)
    if task.starts_on:
        return axis.start(task.starts_on), length
    if task.due_on:
        return axis.end(task.due_on) - length, length
    return None, length


def demanded(link: PlannedLink, before: Spot, length: int) -> int:
    """The earliest start of the follower, `length` days long, that a link allows."""
    if link.kind == "FS":
        return before.end + link.lag_days
    if link.kind == "SS":
        return before.start + link.lag_days
    if link.kind == "FF":
        return before.end + link.lag_days - length
    return before.start + link.lag_days - length  # SF


def earliest(
    task: PlannedTask, links: list[PlannedLink], spots: Mapping[int, Spot], first: int, axis: Axis, a_day: int
) -> Spot:
    """A task as early as its own date and these links allow; `first` is where it begins when nothing holds it."""
    if task.done_at and task.started_on:
        end = axis.end(axis.calendar.day_of(task.done_at))
        return Spot(min(axis.start(task.started_on), end - 1), end)
    own, length = own_place(task, axis, a_day)
    if task.done_at:
        end = axis.end(axis.calendar.day_of(task.done_at))
        return Spot(min(own if own is not None else end - length, end - 1), end)
    if task.started_on:
        start = axis.start(task.started_on)
        planned_end = axis.end(task.due_on) if task.due_on else start + length
        return Spot(start, max(start + 1, planned_end))
    start, driver = first if own is None else own, None
    for link in links:
        asked = demanded(link, spots[link.before_id], length)
        if asked > start:
            start, driver = asked, link.before_id
    return Spot(start, start + length, driver)


def _late_ends(net: Network, spots: Mapping[int, Spot]) -> dict[int, int]:
    """The backward pass: the latest end of each task that leaves the end of the project where it is."""
    last = max((spot.end for spot in spots.values()), default=0)
    late: dict[int, int] = {}
    for task in reversed(net.order):
        length = spots[task.id].end - spots[task.id].start
        end = last
        for link in net.out_of[task.id]:
            follower = spots[link.after_id]
            late_end = late[link.after_id]
            limit = late_end if link.kind in ("FF", "SF") else late_end - (follower.end - follower.start)
            limit -= link.lag_days
            end = min(end, limit if link.kind in ("FS", "FF") else limit + length)
        late[task.id] = end
    return late


def milestones_of(plan: Plan, spots: Mapping[int, Spot], axis: Axis) -> list[PlacedMilestone]:
    """When the work of each milestone is done, and what is left from there to the promise."""
    ready = ready_ends(plan, spots)
    found = []
    for one in plan.milestones:
        ready_on = axis.last_day(ready[one.id]) if one.id in ready else None
        planned_on = one.done_on or max((day for day in (one.planned_on, ready_on) if day), default=None)
        buffer = buffer_of(one, planned_on, axis)
        found.append(PlacedMilestone(one.id, ready_on, planned_on, one.promised_on, buffer))
    return found


def buffer_of(one: PlannedMilestone, planned_on: date | None, axis: Axis) -> int | None:
    """Working days between our work and the promise that nobody needs: the client's approval is taken off."""
    if planned_on is None or one.promised_on is None:
        return None
    approval = 0 if one.done_on else one.approval_days or 0
    return axis.end(one.promised_on) - axis.end(planned_on) - approval


def ready_ends(plan: Plan, spots: Mapping[int, Spot]) -> dict[int, int]:
    """
    By milestone: the end of its last task. An approval among its tasks is no work of ours when the milestone counts
    days for it anyway, unless there is nothing else.
    """
    ends: dict[int, int] = {}
    approvals: dict[int, int] = {}
    counted = {one.id for one in plan.milestones if one.approval_days}
    for task in plan.tasks:
        if task.milestone_id is not None:
            into = approvals if task.kind == "approval" and task.milestone_id in counted else ends
            into[task.milestone_id] = max(into.get(task.milestone_id, 0), spots[task.id].end)
    return approvals | ends
