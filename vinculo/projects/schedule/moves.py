"""
What a move would do, before it is saved: the followers it pushes, and the dates of milestones that go with them.

A follower is pushed only as far as a link demands and never pulled forward. What is done or begun stays where it is.
What already lay wrong before the move and has nothing to do with it stays as it is too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from vinculo.calendar.workdays import WorkCalendar
from vinculo.projects.schedule.axis import Axis, day_minutes, days_of
from vinculo.projects.schedule.network import Network, network
from vinculo.projects.schedule.passes import Spot, buffer_of, demanded, earliest, place, ready_ends
from vinculo.projects.schedule.plan import Plan, PlannedMilestone, PlannedTask


@dataclass(frozen=True, slots=True)
class TaskMove:
    """A task and its dates before and after. `days`: working days its end moves. `is_theirs`: the client must know."""

    task_id: int
    title: str
    from_starts_on: date | None
    from_due_on: date | None
    starts_on: date | None
    due_on: date | None
    days: int
    is_theirs: bool = False


@dataclass(frozen=True, slots=True)
class MilestoneMove:
    """
    A milestone whose date moves, from the day the plan led to before: the planned one, or that of its last task when
    that is later. `planned_on` is the planned one as it is written. `buffer_days`: working days left to the promised
    date, the client's approval taken off; negative when it is overrun, None when nothing was promised. `promised_to`:
    those who heard that date.
    """

    milestone_id: int
    name: str
    from_on: date | None
    to_on: date | None
    promised_on: date | None
    from_buffer_days: int | None
    buffer_days: int | None
    promised_to: tuple[str, ...] = ()
    planned_on: date | None = None

    @property
    def breaks_promise(self) -> bool:
        """The new date lies after the one they heard, and the old one did not."""
        return (self.buffer_days or 0) < 0 <= (self.from_buffer_days or 0)


@dataclass(frozen=True, slots=True)
class Effect:
    """
    What a move does: the moved task first, then what goes with it, in the order of work. `waits_until_on`: the task was
    put before the day its links allow, which is this one, and `waits_for` the task it waits for. For a milestone: the
    day its tasks are done, when that is later than the day it was put on.
    """

    tasks: tuple[TaskMove, ...] = ()
    milestones: tuple[MilestoneMove, ...] = ()
    waits_until_on: date | None = None
    waits_for: str = ""

    @property
    def breaks_promises(self) -> bool:
        return any(one.breaks_promise for one in self.milestones)

    def __bool__(self) -> bool:
        return bool(self.tasks or self.milestones)


@dataclass(slots=True)
class _Board:
    """The plan laid out, and what has been pushed so far."""

    plan: Plan
    net: Network
    axis: Axis
    spots: dict[int, Spot]
    moved: dict[int, Spot] = field(default_factory=dict)

    def current(self, task_id: int) -> Spot:
        return self.moved.get(task_id) or self.spots[task_id]

    def push(self) -> None:
        """Push what follows the moved tasks, in the order of work, as far as links from moved tasks demand."""
        for task in self.net.order:
            if task.is_done or task.started_on:
                continue
            here = self.current(task.id)
            length = here.end - here.start
            start = here.start
            for link in self.net.into[task.id]:
                if link.before_id in self.moved:
                    start = max(start, demanded(link, self.moved[link.before_id], length))
            if start > here.start and task.id not in self.moved:
                self.moved[task.id] = Spot(start, start + length)


def effect_of_move(
    plan: Plan, calendar: WorkCalendar, task_id: int, starts_on: date | None, due_on: date | None
) -> Effect:
    """
    What happens if a task gets these dates (None: without). KeyError for an unknown task, PlanHasCircle.

    The task itself goes where it is put, even before the day its links allow; then `waits_until_on` says it.
    """
    task = plan.task(task_id)
    board = _board(plan, calendar, [starts_on, due_on])
    after = task._replace(starts_on=starts_on, due_on=due_on)
    spot = earliest(after, [], board.spots, board.spots[task_id].start, board.axis, day_minutes(calendar))
    board.moved[task_id] = spot
    waits_until, waits_for = _must_wait(board, task, spot)
    board.push()
    moves = [_task_move(board, task, starts_on, due_on)]
    return _effect(board, moves, waits_until, waits_for)


def effect_of_milestone_move(
    plan: Plan, calendar: WorkCalendar, milestone_id: int, planned_on: date | None, *, with_tasks: bool = False
) -> Effect:
    """
    What happens if a milestone is planned for another day. `with_tasks`: its open tasks move by as many working days,
    and push what follows them.
    """
    milestone = plan.milestone(milestone_id)
    board = _board(plan, calendar, [planned_on])
    if with_tasks and planned_on and milestone.planned_on:
        shift = board.axis.end(planned_on) - board.axis.end(milestone.planned_on)
        for task in plan.tasks:
            if task.milestone_id == milestone_id and not task.is_done and not task.started_on:
                here = board.spots[task.id]
                board.moved[task.id] = Spot(here.start + shift, here.end + shift)
        board.push()
    ready = ready_ends(plan, board.spots | board.moved).get(milestone_id)
    early = planned_on is not None and ready is not None and ready > board.axis.end(planned_on)
    ready_on = board.axis.last_day(ready) if early and ready else None
    return _effect(board, [], ready_on, "", {milestone_id: planned_on})


def effect_of_change(
    plan: Plan,
    calendar: WorkCalendar,
    minutes: int,
    after: int | None = None,
    milestone: int | None = None,
    *,
    today: date | None = None,
) -> list[MilestoneMove]:
    """
    What more work does to the dates: `minutes` that begin when the task `after` is done (and not before `today`), or
    else as the last work of the `milestone`, or of the project. What waits for that last task waits for it too.
    """
    board = _board(plan, calendar, [today])
    if milestone is None and after is not None:
        milestone = plan.task(after).milestone_id
    last = after if after is not None else _last_task(board, milestone)
    more = days_of(minutes, day_minutes(calendar)) if minutes > 0 else 0
    if last is None:
        return _plain_shift(board, milestone, more)
    spot = board.spots[last]
    begins = max(spot.end, board.axis.start(today)) if today else spot.end
    board.moved[last] = Spot(spot.start, begins + more)
    board.push()
    ends = ready_ends(plan, board.spots | board.moved)
    return _milestone_moves(board, ends, {})


def _board(plan: Plan, calendar: WorkCalendar, days: Iterable[date | None]) -> _Board:
    net = network(plan)
    axis = Axis(calendar, [*plan.days(), *(day for day in days if day)])
    return _Board(plan, net, axis, place(plan, net, axis, as_dated=True))


def _must_wait(board: _Board, task: PlannedTask, spot: Spot) -> tuple[date | None, str]:
    allowed, why = spot.start, ""
    if task.is_done or task.started_on:
        return None, ""
    for link in board.net.into[task.id]:
        asked = demanded(link, board.spots[link.before_id], spot.end - spot.start)
        if asked > allowed:
            allowed, why = asked, board.plan.task(link.before_id).title
    return (board.axis.day(allowed), why) if why else (None, "")


def _task_move(board: _Board, task: PlannedTask, starts_on: date | None, due_on: date | None) -> TaskMove:
    days = board.moved[task.id].end - board.spots[task.id].end
    return TaskMove(task.id, task.title, task.starts_on, task.due_on, starts_on, due_on, days, task.is_theirs)


def _effect(
    board: _Board,
    moves: list[TaskMove],
    waits_until: date | None,
    waits_for: str,
    wanted: Mapping[int, date | None] | None = None,
) -> Effect:
    first = {move.task_id for move in moves}
    for task in board.net.order:
        if task.id in board.moved and task.id not in first and (task.starts_on or task.due_on):
            spot = board.moved[task.id]
            starts_on = board.axis.day(spot.start) if task.starts_on else None
            due_on = board.axis.last_day(spot.end) if task.due_on else None
            moves.append(_task_move(board, task, starts_on, due_on))
    ends = ready_ends(board.plan, board.spots | board.moved)
    return Effect(tuple(moves), tuple(_milestone_moves(board, ends, wanted or {})), waits_until, waits_for)


def _milestone_moves(board: _Board, ends: Mapping[int, int], wanted: Mapping[int, date | None]) -> list[MilestoneMove]:
    """Milestones put elsewhere, and those whose tasks now end later than before and later than planned."""
    before = ready_ends(board.plan, board.spots)
    moves = []
    for one in board.plan.milestones:
        if one.done_on:
            continue
        to_on = wanted.get(one.id, one.planned_on)
        if one.id in ends and ends[one.id] > before[one.id] and (to_on is None or ends[one.id] > board.axis.end(to_on)):
            to_on = board.axis.last_day(ends[one.id]) if to_on else None
        if to_on != one.planned_on:
            led_to = board.axis.last_day(before[one.id]) if one.id in before and one.id not in wanted else None
            moves.append(
                _milestone_move(board, one, max((day for day in (one.planned_on, led_to) if day), default=None), to_on)
            )
    return moves


def _milestone_move(board: _Board, one: PlannedMilestone, from_on: date | None, to_on: date | None) -> MilestoneMove:
    return MilestoneMove(
        one.id,
        one.name,
        from_on,
        to_on,
        one.promised_on,
        buffer_of(one, from_on, board.axis),
        buffer_of(one, to_on, board.axis),
        one.promised_to,
        one.planned_on,
    )


def _last_task(board: _Board, milestone_id: int | None) -> int | None:
    own = [task.id for task in board.plan.tasks if milestone_id is None or task.milestone_id == milestone_id]
    return max(own, key=lambda task_id: (board.spots[task_id].end, task_id), default=None)


def _plain_shift(board: _Board, milestone_id: int | None, more: int) -> list[MilestoneMove]:
    """A milestone without tasks: the work comes on top of its date."""
    if milestone_id is None or not more:
        return []
    one = board.plan.milestone(milestone_id)
    if one.planned_on is None or one.done_on:
        return []
    return [_milestone_move(board, one, one.planned_on, board.axis.last_day(board.axis.end(one.planned_on) + more))]
