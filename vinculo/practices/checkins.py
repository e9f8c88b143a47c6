"""Check-ins of a communication plan: when they were due, which of them were held, and what they last told."""

from datetime import date, timedelta
from typing import cast

from vinculo.calendar.rhythm import Rhythm, RhythmKind, due_dates, last_due
from vinculo.practices.facts import CheckInFacts, PlanFacts, ProjectFacts
from vinculo.practices.practice import Moment
from vinculo.practices.relationship import Relationship


def rhythm_of(plan: PlanFacts) -> Rhythm:
    return Rhythm(cast(RhythmKind, plan.rhythm), plan.weekday)


def owed_checkin(relationship: Relationship, project: ProjectFacts, now: Moment) -> date | None:
    """
    The day of the latest check-in due, today or earlier, that was neither held nor left out. None without a plan.

    Check-ins that were planned one by one go by their own days; before the first of them the rhythm of the plan counts.
    """
    if project.plan is None or not project.is_running:
        return None
    rhythm, planned = rhythm_of(project.plan), _planned(relationship, project, now)
    due_on: date | None
    past = [one for one in planned if now.day_of(one.due_at) <= now.today]
    if past:
        last = max(past, key=lambda one: (one.due_at, one.id))
        due_on = now.day_of(last.due_at)
        is_settled = bool(last.held_at or last.skipped_at)
    else:
        is_settled = False
        due_on = last_due(project.plan.starts_on, rhythm, now.today, now.calendar)
        if due_on and planned and due_on >= min(one.slot_on for one in planned):
            return None  # that one was moved to a day to come
    if due_on is None or is_settled:
        return None
    # One held a little early is this one; one held long before it was the one before.
    early = due_on - timedelta(days=rhythm.days // 2)
    return None if any(day >= early for day in held_on(relationship, project, now)) else due_on


def unplanned_checkin(relationship: Relationship, project: ProjectFacts, now: Moment) -> date | None:
    """As `owed_checkin`, but None while a meeting about the project is planned before the next one would be due."""
    due_on = owed_checkin(relationship, project, now)
    if due_on is None or project.plan is None:
        return due_on
    until = now.at + timedelta(days=rhythm_of(project.plan).days)
    ahead = (one for one in relationship.meetings if one.project_id in (None, project.id))
    return None if any(now.at <= one.starts_at <= until for one in ahead) else due_on


def _planned(relationship: Relationship, project: ProjectFacts, now: Moment) -> list[CheckInFacts]:
    return [one for one in relationship.check_ins if one.project_id == project.id and one.created_at <= now.at]


def owes_any_checkin(relationship: Relationship, now: Moment) -> bool:
    return any(owed_checkin(relationship, project, now) for project in relationship.running_projects)


def missed_and_held(
    relationship: Relationship, project: ProjectFacts, now: Moment, days: int
) -> tuple[list[date], list[date]]:
    """The check-ins due in the last `days` days up to yesterday: those nobody held, and those that were held."""
    if project.plan is None:
        return [], []
    rhythm, since = rhythm_of(project.plan), now.today - timedelta(days=days)
    planned = _planned(relationship, project, now)
    due = due_dates(project.plan.starts_on, rhythm, now.today - timedelta(days=1), now.calendar)
    if planned:
        first = min(one.slot_on for one in planned)
        own = sorted({now.day_of(one.due_at) for one in planned if one.skipped_at is None})
        due = [day for day in due if day < first] + [day for day in own if day < now.today]
    held, before = held_on(relationship, project, now), timedelta(days=rhythm.days // 2)
    held += [now.day_of(one.due_at) for one in planned if one.held_at]
    after = timedelta(days=rhythm.days) - before
    kept = [day for day in due if any(day - before <= on < day + after for on in held)]
    return [day for day in due if day >= since and day not in kept], [day for day in kept if day >= since]


def held_on(relationship: Relationship, project: ProjectFacts, now: Moment) -> list[date]:
    """The days on which a check-in about this project took place."""
    talks = relationship.exchanges_about(project)
    return [now.day_of(talk.at) for talk in talks if talk.is_check_in and talk.at <= now.at]


def last_status_on(relationship: Relationship, project: ProjectFacts, now: Moment) -> date | None:
    """The day on which they last heard where this project stands; a check-in tells it too."""
    told = (talk for talk in relationship.exchanges_about(project) if talk.shares_status or talk.is_check_in)
    return max((now.day_of(talk.at) for talk in told if talk.at <= now.at), default=None)


def is_status_stale(project: ProjectFacts, now: Moment, told_on: date | None) -> bool:
    """Whether what they heard on `told_on` (None: nothing yet) is older than the agreed rhythm."""
    if project.plan is None:
        return False
    return now.today - (told_on or project.plan.starts_on) > timedelta(days=rhythm_of(project.plan).days)
