"""
The likely date of each milestone, with a range: the rest of the plan is played through a few hundred times.

In every round each open task takes what is left of it, at the pace of this project, a little more or less by chance; a
task begins when its links allow and not before its planned day. The chances are drawn from the project and the task, so
the same facts give the same answer, in whatever order they come. See docs/using/forecast.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from math import floor
from random import Random
from statistics import NormalDist

from vinculo.calendar.workdays import WorkCalendar
from vinculo.projects.schedule.axis import Axis, day_minutes
from vinculo.projects.schedule.network import network
from vinculo.projects.schedule.pace import Pace, pace_of
from vinculo.projects.schedule.passes import own_place
from vinculo.projects.schedule.plan import THEIRS, Plan, PlannedLink, PlannedTask

ROUNDS = 250
SHUFFLES = 61
KINDLY = 0.5  # of a task nobody reported on, at most this much is taken for done because time has gone
LEAST = 0.2  # of what is left; less never happens
Ends = list[float]  # of one task: its end in every round


@dataclass(frozen=True, slots=True)
class Forecast:
    """Half of the rounds end by `likely_on`, one in ten by `early_on`, nine in ten by `late_on`."""

    likely_on: date
    early_on: date
    late_on: date


def forecast(
    plan: Plan, calendar: WorkCalendar, today: date, *, seed: int | None = None, rounds: int = ROUNDS
) -> dict[int, Forecast]:
    """
    By id, every open milestone that has tasks. `seed`: the id of the project if not given. Raises PlanHasCircle.
    """
    axis = Axis(calendar, plan.days(), today)
    game = _Game(
        axis, axis.start(today), day_minutes(calendar), plan, plan.project_id if seed is None else seed, rounds
    )
    ends = game.play()
    return {milestone_id: _dates(sorted(values), game.now, axis) for milestone_id, values in ends.items()}


def reported(task: PlannedTask) -> float:
    """How much of a task is done, 0 to 1, as far as anybody said: in percent, or by its checklist."""
    if task.is_done:
        return 1.0
    ticked = task.steps_done / task.steps if task.steps else 0.0
    return min(1.0, max(task.percent / 100, ticked))


def _dates(values: Sequence[float], now: int, axis: Axis) -> Forecast:
    def at(share: float) -> date:
        end = values[min(len(values) - 1, int(share * len(values)))]
        return axis.day(max(now, floor(end - 0.5)))  # less than half a day over is no day late

    return Forecast(likely_on=at(0.5), early_on=at(0.1), late_on=at(0.9))


@dataclass
class _Game:
    axis: Axis
    now: int
    a_day: int
    plan: Plan
    seed: int
    rounds: int
    starts: dict[int, Ends] = field(default_factory=dict)
    ends: dict[int, Ends] = field(default_factory=dict)
    busy_until: dict[int, Ends] = field(default_factory=dict)
    pace: dict[str, Pace] = field(default_factory=dict)
    rows: dict[tuple[str, int], Ends] = field(default_factory=dict)

    def play(self) -> dict[int, Ends]:
        """The end of every open milestone with tasks, in every round."""
        self.pace = {
            side: pace_of(
                (task for task in self.plan.tasks if task.is_theirs == (side == THEIRS)), self.axis, self.a_day
            )
            for side in ("ours", THEIRS)
        }
        net = network(self.plan)
        for task in net.order:
            if task.is_done:
                self._stands(task)
            else:
                self._plays(task, net.into[task.id])
        return self._milestones()

    def _stands(self, task: PlannedTask) -> None:
        end = self.axis.end(self.axis.calendar.day_of(task.done_at)) if task.done_at else self.now
        own, length = own_place(task, self.axis, self.a_day)
        start = self.axis.start(task.started_on) if task.started_on else own if own is not None else end - length
        self.starts[task.id] = [float(min(start, end - 1))] * self.rounds
        self.ends[task.id] = [float(end)] * self.rounds

    def _plays(self, task: PlannedTask, links: Iterable[PlannedLink]) -> None:
        own, length = own_place(task, self.axis, self.a_day)
        done = reported(task)
        begun = done > 0 or task.started_on is not None
        start = [float(self.now if begun or own is None else max(self.now, own))] * self.rounds
        if not begun:
            for link in links:
                if link.kind == "FS":
                    start = _latest(start, self.ends[link.before_id], link.lag_days)
                elif link.kind == "SS":
                    start = _latest(start, self.starts[link.before_id], link.lag_days)
            if own is None and task.assignee_id is not None and task.assignee_id in self.busy_until:
                start = _latest(start, self.busy_until[task.assignee_id], 0)
        left = self._left(task, own, length, done)
        end = [begins + left * chance for begins, chance in zip(start, self._chances(task.side, task.id), strict=True)]
        for link in links:
            if link.kind == "FF":
                end = _latest(end, self.ends[link.before_id], link.lag_days)
            elif link.kind == "SF":
                end = _latest(end, self.starts[link.before_id], link.lag_days)
        self.starts[task.id], self.ends[task.id] = start, end
        if own is None and task.assignee_id is not None:
            self.busy_until[task.assignee_id] = end

    def _left(self, task: PlannedTask, own: int | None, length: int, done: float) -> float:
        """Working days still to go at the pace of this project, before chance has its say."""
        if not done:
            began = self.axis.start(task.started_on) if task.started_on else own
            done = min(KINDLY, max(0, self.now - began) / length) if began is not None else 0.0
        part_time = self.plan.availability.get(task.assignee_id, 1.0) if task.assignee_id is not None else 1.0
        return length * (1 - done) * self.pace[task.side].factor / part_time

    def _chances(self, side: str, number: int) -> Ends:
        """The chances of one task: one of the shuffles, begun somewhere in it."""
        mixed = _mix(self.seed, number)
        row = self._row(side, mixed % SHUFFLES)
        cut = mixed // SHUFFLES % self.rounds
        return row[cut:] + row[:cut]

    def _row(self, side: str, number: int) -> Ends:
        row = self.rows.get((side, number))
        if row is None:
            spread = self.pace[side].spread
            row = self.rows[side, number] = [max(LEAST, 1 + spread * one) for one in _shuffled(self.rounds)[number]]
        return row

    def _milestones(self) -> dict[int, Ends]:
        found: dict[int, Ends] = {}
        approval = {one.id: one.approval_days or 0 for one in self.plan.milestones if one.done_on is None}
        for task in self.plan.tasks:
            if task.milestone_id in approval:
                there = found.get(task.milestone_id)
                found[task.milestone_id] = _latest(there, self.ends[task.id], 0) if there else self.ends[task.id]
            if task.kind == "approval" and task.milestone_id in approval:
                approval[task.milestone_id] = 0
        for milestone_id, days in approval.items():
            if days and milestone_id in found:
                looked = days * self.pace[THEIRS].factor
                chances = self._chances(THEIRS, -milestone_id)
                found[milestone_id] = [
                    end + looked * chance for end, chance in zip(found[milestone_id], chances, strict=True)
                ]
        return found


def _latest(these: Ends, those: Ends, lag: int) -> Ends:
    if lag:
        those = [one + lag for one in those]
    return [a if a > b else b for a, b in zip(these, those, strict=True)]


@cache
def _shuffled(rounds: int) -> list[Ends]:
    """
    Evenly spread chances around 0 in several shuffles: as often above as below, so that a plan without news is expected
    on its own dates.
    """
    normal = NormalDist()
    even = [normal.inv_cdf((place + 0.5) / rounds) for place in range(rounds)]
    dice = Random(SHUFFLES)
    return [dice.sample(even, rounds) for _ in range(SHUFFLES)]


def _mix(seed: int, number: int) -> int:
    """A number that looks like chance and is always the same (splitmix64)."""
    mixed = (seed * 0x9E3779B97F4A7C15 + number * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB & 0xFFFFFFFFFFFFFFFF
    return mixed ^ (mixed >> 31)
