"""How fast this project goes: what was planned for the tasks that are done, and what they took."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, fsum, log, sqrt

from vinculo.projects.schedule.axis import Axis
from vinculo.projects.schedule.passes import own_place
from vinculo.projects.schedule.plan import PlannedTask

AS_IF = 6  # tasks done exactly as planned that are counted in, so that a few odd ones do not decide
USUAL_SPREAD = 0.35  # two tasks of three take between 65 % and 135 % of their time
FARTHEST = log(4)  # a task ticked off months later says little about work


@dataclass(frozen=True, slots=True)
class Pace:
    """`factor`: days that a planned day takes; `spread`: how much tasks differ from each other in that."""

    factor: float = 1.0
    spread: float = USUAL_SPREAD
    tasks: int = 0


def pace_of(tasks: Iterable[PlannedTask], axis: Axis, a_day: int) -> Pace:
    """The pace of these tasks, drawn towards 1 the fewer are done. The order of the tasks plays no part."""
    ratios = [ratio for task in tasks if (ratio := _ratio(task, axis, a_day)) is not None]
    count = len(ratios) + AS_IF
    middle = fsum(ratios) / count
    spread = sqrt((AS_IF * USUAL_SPREAD**2 + fsum((ratio - middle) ** 2 for ratio in ratios)) / count)
    return Pace(exp(middle), min(spread, 2 * USUAL_SPREAD), len(ratios))


def _ratio(task: PlannedTask, axis: Axis, a_day: int) -> float | None:
    """The logarithm of what a done task took by what was planned; None when the record does not say."""
    if task.done_at is None:
        return None
    start, planned = own_place(task, axis, a_day)
    began = axis.start(task.started_on) if task.started_on else start if task.starts_on else None
    if not (task.starts_on and task.due_on) and not task.estimate_minutes:
        return None
    end = axis.end(axis.calendar.day_of(task.done_at))
    if began is not None and end > began:
        return _near(log((end - began) / planned))
    if task.estimate_minutes and task.spent_minutes:
        return _near(log(task.spent_minutes / task.estimate_minutes))
    return None


def _near(ratio: float) -> float:
    return max(-FARTHEST, min(FARTHEST, ratio))
