"""Writing down what the facts say about milestones, and only when they say something new."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from vinculo.calendar.workdays import WorkCalendar
from vinculo.people.models import Organization
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import Milestone, MilestoneForecast, Project
from vinculo.projects.schedule.forecast import Forecast, forecast
from vinculo.projects.schedule.loading import availability_of, load_many
from vinculo.projects.schedule.network import PlanHasCircle
from vinculo.projects.schedule.plan import Plan

DATES = ("forecast_on", "forecast_early_on", "forecast_late_on")


@dataclass(frozen=True, slots=True)
class NewForecast:
    """A milestone whose forecast changed."""

    project_id: int
    milestone_id: int
    from_on: date | None
    to_on: date | None


def refresh_forecasts(project: Project, *, at: datetime, organization: Organization | None = None) -> list[NewForecast]:
    """
    Work out the likely dates of a project's open milestones as of `at` and write those that changed, each with a row
    of history. Forecasts set by hand, milestones that never had tasks and a plan that runs in a circle are left alone.
    """
    return refresh_many([project], at=at, organization=organization)


def refresh_many(
    projects: Iterable[Project], *, at: datetime, organization: Organization | None = None
) -> list[NewForecast]:
    """The same for many projects, with a fixed number of queries for all of them."""
    organization = organization or Organization.current()
    calendar = work_calendar(organization)
    plans = load_many(projects)
    people = {
        task.assignee_id for plan in plans.values() for task in plan.tasks if task.assignee_id and not task.is_done
    }
    availability = availability_of(people, organization) if people else {}
    found: dict[int, Forecast | None] = {}
    for plan in plans.values():
        found |= _of(replace(plan, availability=availability), calendar, calendar.day_of(at))
    return _write(found, at) if found else []


def _of(plan: Plan, calendar: WorkCalendar, today: date) -> dict[int, Forecast | None]:
    """By milestone; None for one whose tasks are gone, so that a forecast made from them does not stay for ever."""
    open_ones = [one for one in plan.milestones if one.done_on is None and not one.forecast_by_hand]
    if not open_ones:
        return {}
    try:
        found = forecast(plan, calendar, today)
    except PlanHasCircle:
        return {}
    without = {one.id: None for one in open_ones if one.id not in found and one.forecast_early_on}
    return {**found, **without}


@transaction.atomic
def _write(found: dict[int, Forecast | None], at: datetime) -> list[NewForecast]:
    """Compared with what is there now, under a lock: two runs at once write one row of history, not two."""
    rows = Milestone.objects.select_for_update().filter(pk__in=found, done_on=None, forecast_by_hand=False)
    changed = []
    for row in rows.only("pk", "project_id", *DATES).order_by("pk"):
        new, before = found[row.pk], row.forecast_on
        dates = (new.likely_on, new.early_on, new.late_on) if new else (None, None, None)
        if (before, row.forecast_early_on, row.forecast_late_on) != dates:
            row.forecast_on, row.forecast_early_on, row.forecast_late_on = dates
            changed.append((row, before))
    Milestone.objects.bulk_update([row for row, _before in changed], DATES, batch_size=200)
    MilestoneForecast.objects.bulk_create(
        MilestoneForecast(
            milestone_id=row.pk,
            at=at,
            likely_on=row.forecast_on,
            early_on=row.forecast_early_on,
            late_on=row.forecast_late_on,
        )
        for row, _before in changed
    )
    return [NewForecast(row.project_id, row.pk, before, row.forecast_on) for row, before in changed]
