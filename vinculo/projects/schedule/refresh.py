"""Writing down what the facts say about milestones, and only when they say something new."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from vinculo.calendar.workdays import WorkCalendar
from vinculo.people.models import Organization
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import Milestone, MilestoneForecast, Project
from vinculo.projects.schedule.forecast import Forecast, forecast
from vinculo.projects.schedule.loading import availability_of
from vinculo.projects.schedule.network import PlanHasCircle
from vinculo.projects.schedule.plan import Plan, PlannedMilestone


@dataclass(frozen=True, slots=True)
class NewForecast:
    """A milestone whose forecast changed."""

    milestone_id: int
    from_on: date | None
    to_on: date


def refresh_forecasts(
    project: Project, *, at: datetime, organization: Organization | None = None, calendar: WorkCalendar | None = None
) -> list[NewForecast]:
    """
    Work out the likely dates of a project's open milestones as of `at` and write those that changed, each with a row
    of history. Forecasts set by hand, milestones without tasks and a plan that runs in a circle are left alone.
    """
    organization = organization or Organization.current()
    calendar = calendar or work_calendar(organization)
    plan = Plan.of(project)
    people = {task.assignee_id for task in plan.tasks if task.assignee_id and not task.is_done}
    plan = replace(plan, availability=availability_of(people, organization))
    try:
        found = forecast(plan, calendar, calendar.day_of(at))
    except PlanHasCircle:
        return []
    changed = [
        (one, found[one.id])
        for one in plan.milestones
        if one.id in found and not one.forecast_by_hand and _differs(one, found[one.id])
    ]
    _write(changed, at)
    return [NewForecast(one.id, one.forecast_on, new.likely_on) for one, new in changed]


def _differs(one: PlannedMilestone, new: Forecast) -> bool:
    there = (one.forecast_on, one.forecast_early_on, one.forecast_late_on)
    return there != (new.likely_on, new.early_on, new.late_on)


@transaction.atomic
def _write(changed: list[tuple[PlannedMilestone, Forecast]], at: datetime) -> None:
    rows = [
        Milestone(pk=one.id, forecast_on=new.likely_on, forecast_early_on=new.early_on, forecast_late_on=new.late_on)
        for one, new in changed
    ]
    Milestone.objects.bulk_update(rows, ["forecast_on", "forecast_early_on", "forecast_late_on"])
    MilestoneForecast.objects.bulk_create(
        MilestoneForecast(
            milestone_id=one.id, at=at, likely_on=new.likely_on, early_on=new.early_on, late_on=new.late_on
        )
        for one, new in changed
    )
