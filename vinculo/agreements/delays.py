"""What it does to the dates when something of the client's comes later than agreed."""

from dataclasses import dataclass
from datetime import date

from vinculo.agreements.effects import readable
from vinculo.agreements.models import Obligation
from vinculo.calendar.workdays import WorkCalendar
from vinculo.projects.schedule.moves import MilestoneMove, effect_of_milestone_move
from vinculo.projects.schedule.plan import Plan


@dataclass(frozen=True, slots=True)
class Delay:
    """
    It comes on a day: so many working days after the one agreed, and these milestones move. `holds_until_on`: the last
    day on which it may come without the promised date moving; None when nothing was promised, or it slips anyway.
    """

    arrives_on: date
    days: int
    moves: tuple[MilestoneMove, ...]
    holds_until_on: date | None

    @property
    def broken(self) -> list[MilestoneMove]:
        """The milestones whose promised date holds without this delay and not with it."""
        return [move for move in self.moves if move.breaks_promise]


def delay(obligation: Obligation, plan: Plan, calendar: WorkCalendar, *, arrives_on: date) -> Delay:
    """
    What waits for it starts as many working days later as it is late, and pushes what follows. Without a day or a
    milestone that waits, nothing moves. PlanHasCircle if the plan has no order.
    """
    milestone = next((one for one in readable(plan).milestones if one.id == obligation.milestone_id), None)
    if obligation.due_on is None or milestone is None or milestone.done_on:
        return Delay(arrives_on, 0, (), None)
    days = max(calendar.workdays_between(obligation.due_on, arrives_on), 0)
    holds_until_on = None
    if milestone.promised_on and milestone.planned_on:
        margin = calendar.workdays_between(milestone.planned_on, milestone.promised_on)
        # Where our own date lies behind the promised one already, no day of theirs saves it.
        holds_until_on = calendar.add_workdays(obligation.due_on, margin) if margin >= 0 else None
    if not days or milestone.planned_on is None:
        return Delay(arrives_on, days, (), holds_until_on)
    planned_on = calendar.add_workdays(milestone.planned_on, days)
    effect = effect_of_milestone_move(readable(plan), calendar, milestone.id, planned_on, with_tasks=True)
    return Delay(arrives_on, days, effect.milestones, holds_until_on)
