"""What it does to the dates if something comes now, a week later, or two."""

from datetime import date

from vinculo.agreements.delays import Delay, delay
from vinculo.agreements.models import Obligation
from vinculo.calendar.workdays import WorkCalendar
from vinculo.projects.schedule.network import PlanHasCircle
from vinculo.projects.schedule.plan import Plan

STEPS = (0, 5, 10)  # working days from now


def delays(obligation: Obligation, calendar: WorkCalendar, today: date) -> list[Delay]:
    """None where nothing can be computed: no project, no day agreed, nothing that waits, or a plan without order."""
    project, due_on = obligation.project, obligation.due_on
    if project is None or due_on is None or obligation.milestone_id is None or not obligation.is_open:
        return []
    plan, first = Plan.of(project), max(today, due_on)
    try:
        return [
            delay(obligation, plan, calendar, arrives_on=calendar.add_workdays(calendar.next_workday(first), days))
            for days in STEPS
        ]
    except PlanHasCircle:
        return []
