"""What it does to the dates when something of the client's comes later than agreed."""

from dataclasses import dataclass
from datetime import date

from vinculo.agreements.effects import readable
from vinculo.agreements.models import Obligation
from vinculo.calendar.workdays import WorkCalendar
from vinculo.projects.schedule.axis import day_minutes
from vinculo.projects.schedule.moves import MilestoneMove, effect_of_change
from vinculo.projects.schedule.passes import schedule
from vinculo.projects.schedule.plan import Plan, PlannedMilestone


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
    What waits for it is planned as many working days later as it comes late, and pushes what follows as far as that
    lies behind the plan as it stands (which may know of the delay already). Without a day or a milestone that waits,
    nothing moves. PlanHasCircle if the plan has no order.
    """
    plan = readable(plan)
    milestone = next((one for one in plan.milestones if one.id == obligation.milestone_id), None)
    if obligation.due_on is None or milestone is None or milestone.done_on or milestone.planned_on is None:
        return Delay(arrives_on, 0, (), None)
    days = max(calendar.workdays_between(obligation.due_on, arrives_on), 0)
    ready_on = schedule(plan, calendar).milestones[milestone.id].ready_on or milestone.planned_on
    holds_until_on = _holds_until(milestone, obligation.due_on, ready_on, calendar)
    if not days:
        return Delay(arrives_on, 0, (), holds_until_on)
    to_on = calendar.add_workdays(milestone.planned_on, days)
    more = max(calendar.workdays_between(ready_on, to_on), 0)
    behind = effect_of_change(plan, calendar, more * day_minutes(calendar), milestone=milestone.id) if more else []
    pushed = tuple(move for move in behind if move.milestone_id != milestone.id)
    return Delay(arrives_on, days, (_move(milestone, to_on, calendar), *pushed), holds_until_on)


def _holds_until(one: PlannedMilestone, due_on: date, ready_on: date, calendar: WorkCalendar) -> date | None:
    if one.planned_on is None or one.promised_on is None:
        return None
    margin = calendar.workdays_between(one.planned_on, one.promised_on)
    # Where our own plan lies behind the promised date already, no day of theirs saves it.
    return calendar.add_workdays(due_on, margin) if margin >= 0 and ready_on <= one.promised_on else None


def _move(one: PlannedMilestone, to_on: date, calendar: WorkCalendar) -> MilestoneMove:
    def margin(day: date | None) -> int | None:
        return calendar.workdays_between(day, one.promised_on) if day and one.promised_on else None

    return MilestoneMove(
        one.id, one.name, one.planned_on, to_on, one.promised_on, margin(one.planned_on), margin(to_on),
        one.promised_to,
    )  # fmt: skip
