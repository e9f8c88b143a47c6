"""When a project nears its end, when the client has it, and what they said of it."""

from collections.abc import Iterator
from datetime import date

from vinculo.practices.facts import ProjectFacts
from vinculo.practices.practice import Moment
from vinculo.practices.relationship import Relationship

LONG_OVER = 180  # days: what was promised for a day so long ago nears no end, and is another matter


def nearing_end(relationship: Relationship, now: Moment, percent: int) -> Iterator[tuple[ProjectFacts, int]]:
    """Projects at work of whose time so much is over, with the percentage; not those long past their day."""
    for project in relationship.projects:
        gone = project.time_gone(now.today) if project.phase in ("delivery", "closing") else None
        is_near = project.due_on is not None and (now.today - project.due_on).days <= LONG_OVER
        if gone is not None and gone >= percent and is_near:
            yield project, gone


def delivered(relationship: Relationship, now: Moment, workdays: int, days: int) -> Iterator[tuple[ProjectFacts, date]]:
    """Projects the client has had for so many working days or more but no more than `days` days, with the day."""
    for project in relationship.projects:
        on = project.delivered_on
        if on is None or project.phase == "pre_signing" or not 0 <= (now.today - on).days <= days:
            continue
        if now.calendar.workdays_between(on, now.today) >= workdays:
            yield project, on


def was_asked(relationship: Relationship, project: ProjectFacts, now: Moment, since: date) -> bool:
    """Whether somebody asked them how it was since that day."""
    about = (asked for asked in relationship.feedback if asked.project_id in (None, project.id))
    return any(now.day_of(asked.asked_at) >= since for asked in about)
