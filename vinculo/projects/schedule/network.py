"""The order of tasks: who waits for whom, and circles, in which everybody waits for everybody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from vinculo.projects.schedule.plan import Plan, PlannedLink, PlannedTask


class PlanHasCircle(ValueError):
    """Tasks wait for each other in a circle, so that none of them can begin. `tasks` in their order of waiting."""

    def __init__(self, tasks: Iterable[PlannedTask]) -> None:
        self.tasks = tuple(tasks)
        super().__init__(" → ".join(task.title for task in (*self.tasks, *self.tasks[:1])))


@dataclass(frozen=True)
class Network:
    """Tasks in an order in which each stands after all those it waits for, with the links on both sides."""

    order: tuple[PlannedTask, ...]
    into: Mapping[int, list[PlannedLink]]
    out_of: Mapping[int, list[PlannedLink]]


def network(plan: Plan) -> Network:
    """
    Raises PlanHasCircle. The order depends on what the tasks are (position, then id), not on the order they came in.
    """
    tasks = {task.id: task for task in plan.tasks}
    into: dict[int, list[PlannedLink]] = {task_id: [] for task_id in tasks}
    out_of: dict[int, list[PlannedLink]] = {task_id: [] for task_id in tasks}
    for link in plan.links:
        if link.before_id in tasks and link.after_id in tasks:
            into[link.after_id].append(link)
            out_of[link.before_id].append(link)
    waiting = {task_id: len(links) for task_id, links in into.items()}
    ready = [(tasks[task_id].position, task_id) for task_id, count in waiting.items() if not count]
    heapify(ready)
    order = []
    while ready:
        _position, task_id = heappop(ready)
        order.append(tasks[task_id])
        for link in out_of[task_id]:
            waiting[link.after_id] -= 1
            if not waiting[link.after_id]:
                heappush(ready, (tasks[link.after_id].position, link.after_id))
    if len(order) < len(tasks):
        stuck = {task_id for task_id, count in waiting.items() if count}
        raise PlanHasCircle(tasks[task_id] for task_id in _circle(stuck, into))
    return Network(tuple(order), into, out_of)


def would_close_circle(plan: Plan, before_id: int, after_id: int) -> list[PlannedTask]:
    """The tasks of the circle that a new link would close, from `after` to `before`; empty when it closes none."""
    tasks = {task.id: task for task in plan.tasks}
    followers: dict[int, list[int]] = {}
    for link in plan.links:
        followers.setdefault(link.before_id, []).append(link.after_id)
    came_from = {after_id: 0}
    to_see = [after_id]
    while to_see:
        task_id = to_see.pop()
        if task_id == before_id:
            return [tasks[one] for one in _way_back(task_id, came_from)]
        for follower in followers.get(task_id, ()):
            if follower not in came_from:
                came_from[follower] = task_id
                to_see.append(follower)
    return []


def _way_back(task_id: int, came_from: Mapping[int, int]) -> list[int]:
    way = []
    while task_id:
        way.append(task_id)
        task_id = came_from[task_id]
    return way[::-1]


def _circle(stuck: set[int], into: Mapping[int, list[PlannedLink]]) -> list[int]:
    """One circle among tasks that never became ready: each of them waits for another of them."""
    seen: dict[int, int] = {}
    way: list[int] = []
    task_id = min(stuck)
    while task_id not in seen:
        seen[task_id] = len(way)
        way.append(task_id)
        task_id = min(link.before_id for link in into[task_id] if link.before_id in stuck)
    return way[seen[task_id] :][::-1]
