"""
The season: where a relationship is in its year. Never a grade.

Spring is being sown, summer is work in progress, autumn is harvest, winter is rest with light contact. Harvest lasts
from the launch or the end of the work until the feedback talk and the look back are held, and never over eight weeks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from vinculo.practices.facts import ProjectFacts
from vinculo.practices.practice import Moment
from vinculo.practices.reasons import Reason, reason, reason_sentence
from vinculo.practices.relationship import Relationship

SPRING, SUMMER, AUTUMN, WINTER = "spring", "summer", "autumn", "winter"
SOWING = timedelta(weeks=6)
HARVEST = timedelta(weeks=8)  # what was not asked by then is not asked any more

SENTENCES = {
    "first_work": _("The first work together, “%(project)s”, began on %(began_on)s."),
    "work_again": _("Work began again with “%(project)s” on %(began_on)s."),
    "being_won": _("“%(project)s” is being prepared."),
    "in_progress": _("“%(project)s” is in progress since %(began_on)s."),
    "launched": _("“%(project)s” was launched on %(launched_on)s: time to harvest and to ask how it was."),
    "closing": _("“%(project)s” is being closed."),
    "ended": _("“%(project)s” ended on %(ended_on)s: time to harvest and to ask how it was."),
    "at_rest": _("No work is in progress since “%(project)s” ended on %(ended_on)s."),
    "at_rest_undated": _("No work is in progress since “%(project)s”."),
    "no_work": _("No work with them is on record."),
    "by_hand": _("Set by hand: %(reason)s"),
}

Ends = Mapping[int, date | None]  # by id of the project, the day on which its harvest is over


@dataclass(frozen=True, slots=True)
class SeasonFacts:
    """spring, summer, autumn or winter, since when (None: not known), and why: facts for `season_sentence`."""

    season: str
    since_on: date | None
    reasons: tuple[Reason, ...]


def season(relationship: Relationship, now: Moment) -> SeasonFacts:
    """
    The season of a relationship at a moment.

    Work that grows decides first: spring when all of it is younger than six weeks and nothing else was going on when it
    began, else summer. Without growing work a recent launch or end makes autumn, work being prepared makes spring, and
    anything else is winter.
    """
    projects = sorted(relationship.projects, key=lambda project: (project.began_on, project.id))
    ends = {project.id: _harvest_end(relationship, project, now) for project in projects}
    growing = [project for project in projects if _is_growing(project, ends, now.today)]
    if growing:
        return _spring_or_summer(growing, projects, ends, now.today)
    harvest = [project for project in projects if _is_harvest(project, ends, now.today)]
    if harvest:
        return _autumn(harvest, now)
    prepared = [project for project in projects if project.phase == "pre_signing"]
    if prepared:
        since = min(now.today, *(now.day_of(project.created_at) for project in prepared))
        return SeasonFacts(SPRING, since, tuple(reason("being_won", project=project.name) for project in prepared))
    return _winter(projects, ends, relationship.client.since_on, now.today)


def season_sentence(because: Mapping[str, Any], today: date) -> str:
    """A stored reason as a sentence in the active language."""
    return reason_sentence(SENTENCES, because, today)


def _harvest_end(relationship: Relationship, project: ProjectFacts, now: Moment) -> date | None:
    """The day on which its harvest is over; None while it has neither been launched nor closed."""
    ended_on = _ended_on(project)
    if ended_on is None:
        return None
    heard = (asked.given_at for asked in relationship.feedback if asked.project_id in (None, project.id))
    days = sorted(day for day in (now.day_of(at) for at in heard if at) if day >= ended_on)
    longest = ended_on + HARVEST
    if not days or project.looked_back_on is None:
        return longest
    return min(longest, max(days[0], project.looked_back_on))


def _is_growing(project: ProjectFacts, ends: Ends, today: date) -> bool:
    end = ends[project.id]
    launched = project.launched_on is not None and end is not None and project.launched_on <= today < end
    return project.phase in ("kickoff", "delivery") and not launched


def _is_harvest(project: ProjectFacts, ends: Ends, today: date) -> bool:
    if project.phase == "closing":
        return True
    ended_on, end = _ended_on(project), ends[project.id]
    return project.phase != "pre_signing" and ended_on is not None and end is not None and ended_on <= today < end


def _ended_on(project: ProjectFacts) -> date | None:
    """The day it was launched or closed, whichever came later."""
    return max((day for day in (project.launched_on, project.closed_on) if day), default=None)


def _spring_or_summer(
    growing: list[ProjectFacts], projects: list[ProjectFacts], ends: Ends, today: date
) -> SeasonFacts:
    oldest = growing[0]
    others = [project for project in projects if project not in growing]
    went_on = any(_overlaps(project, ends, oldest.began_on) for project in others)
    if not went_on and today < oldest.began_on + SOWING:
        key = "work_again" if any(project.phase == "closed" for project in others) else "first_work"
        because = reason(key, project=oldest.name, began_on=oldest.began_on)
        return SeasonFacts(SPRING, oldest.began_on, (because,))
    since = oldest.began_on if went_on else oldest.began_on + SOWING
    because_of = (reason("in_progress", project=project.name, began_on=project.began_on) for project in growing)
    return SeasonFacts(SUMMER, min(since, today), tuple(because_of))


def _overlaps(project: ProjectFacts, ends: Ends, day: date) -> bool:
    """Whether this other work was going on, or being harvested, on that day."""
    if project.phase == "pre_signing" or project.began_on > day:
        return False
    end = ends[project.id]
    return day < end if end else project.phase != "closed"


def _autumn(harvest: list[ProjectFacts], now: Moment) -> SeasonFacts:
    began = [_harvest_began_on(project, now) for project in harvest]
    return SeasonFacts(AUTUMN, min(now.today, *began), tuple(_harvest_reason(project) for project in harvest))


def _harvest_began_on(project: ProjectFacts, now: Moment) -> date:
    closing = [now.day_of(at) for at, phase in project.phases if phase == "closing"]
    days = [day for day in (project.launched_on, project.closed_on, *closing) if day]
    return min(days, default=project.began_on)


def _harvest_reason(project: ProjectFacts) -> Reason:
    if project.launched_on:
        return reason("launched", project=project.name, launched_on=project.launched_on)
    if project.phase == "closing":
        return reason("closing", project=project.name)
    return reason("ended", project=project.name, ended_on=project.closed_on)


def _winter(projects: list[ProjectFacts], ends: Ends, client_since_on: date | None, today: date) -> SeasonFacts:
    past = [project for project in projects if project.phase == "closed"]
    if not past:
        since = min(client_since_on, today) if client_since_on else None
        return SeasonFacts(WINTER, since, (reason("no_work"),))
    last = max(past, key=lambda project: (_ended_on(project) or date.min, project.id))
    ended_on = _ended_on(last)
    end = ends[last.id]
    if ended_on is None or end is None:
        return SeasonFacts(WINTER, None, (reason("at_rest_undated", project=last.name),))
    because = reason("at_rest", project=last.name, ended_on=ended_on)
    return SeasonFacts(WINTER, min(end, today), (because,))
