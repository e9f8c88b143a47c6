"""Check-ins of a communication plan: when they were due, which of them were held, and what they last told."""

from datetime import date, timedelta
from typing import cast

from vinculo.calendar.rhythm import Rhythm, RhythmKind, due_dates, last_due
from vinculo.practices.facts import PlanFacts, ProjectFacts
from vinculo.practices.practice import Moment
from vinculo.practices.relationship import Relationship


def rhythm_of(plan: PlanFacts) -> Rhythm:
    return Rhythm(cast(RhythmKind, plan.rhythm), plan.weekday)


def owed_checkin(relationship: Relationship, project: ProjectFacts, now: Moment) -> date | None:
    """The day of the latest check-in that is due, today or earlier, and was not held. None without a plan."""
    if project.plan is None or not project.is_running:
        return None
    rhythm = rhythm_of(project.plan)
    due_on = last_due(project.plan.starts_on, rhythm, now.today, now.calendar)
    if due_on is None:
        return None
    # One held a little early is this one; one held long before it was the one before.
    early = due_on - timedelta(days=rhythm.days // 2)
    return None if any(day >= early for day in held_on(relationship, project, now)) else due_on


def owes_any_checkin(relationship: Relationship, now: Moment) -> bool:
    return any(owed_checkin(relationship, project, now) for project in relationship.running_projects)


def missed_and_held(
    relationship: Relationship, project: ProjectFacts, now: Moment, days: int
) -> tuple[list[date], list[date]]:
    """The check-ins due in the last `days` days up to yesterday: those nobody held, and those that were held."""
    if project.plan is None:
        return [], []
    rhythm, since = rhythm_of(project.plan), now.today - timedelta(days=days)
    due = due_dates(project.plan.starts_on, rhythm, now.today - timedelta(days=1), now.calendar)
    held, before = held_on(relationship, project, now), timedelta(days=rhythm.days // 2)
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
