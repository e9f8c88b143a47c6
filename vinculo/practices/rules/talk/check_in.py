"""
Hold the agreed check-in, and agree one where there is none.

A regular talk at a known hour is what lets a client stop wondering. Its worth lies in its being regular: one that was
moved twice is no rhythm any more, and a missed one says that something else mattered more. Where a meeting about the
project is planned before the next one would be due, that is the talk.

A project without an agreed rhythm is asked for one within the week, for nothing was missed yet, and as soon as the
client knows at least the next word; until then that comes first and has its own practice.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from vinculo.practices.checkins import unplanned_checkin
from vinculo.practices.facts import ProjectFacts
from vinculo.practices.practice import TODAY, WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TALK-01",
    title=_("A check-in is due"),
    rule=_("Fires when a check-in of the communication plan is due or was missed, and when there is no plan at all."),
    advice=_("Agree with %(contact)s how often, when and how you talk about %(project)s."),
    settled_by=_("Holding the check-in, or agreeing on a communication plan."),
    source="A1, A2, A3",
    urgency=TODAY,
    kind="status",
    action="call",
    instead=(
        _("Talk to %(contact)s about %(project)s: the check-in of %(missed_on)s was not held."),
        _("Hold the check-in about %(project)s with %(contact)s today, %(due_on)s."),
    ),
    why=(
        _("The next one was agreed for %(due_on)s."),
        _("The project runs since %(began_on)s without a communication plan."),
    ),
    bring=(_("What is done, what comes next, and the one thing you need from them about %(checked)s."),),
    parameters={"days": Parameter(default=7, unit="days", low=0, high=60)},
)


@practice.check
def checkins_due_or_never_agreed(relationship: Relationship, now: Moment, *, days: int) -> Iterator[Finding]:
    """days: how long a project may run before it needs a plan."""
    for project in relationship.running_projects:
        due_on, age = unplanned_checkin(relationship, project, now), (now.today - project.began_on).days
        # Without a next word that comes first: one thing to agree at a time.
        needs_plan = project.plan is None and age >= days and relationship.knows_next_word(now.today)
        if due_on or needs_plan:
            yield _finding(relationship, project, now, due_on)


def _finding(relationship: Relationship, project: ProjectFacts, now: Moment, due_on: date | None) -> Finding:
    contact = relationship.main_contact
    return Finding(
        about=project,
        to=contact.id if contact else None,
        reason=due_on.isoformat() if due_on else "no plan",
        urgency=TODAY if due_on else WEEK,
        channel=project.plan.channel if project.plan else "",
        person=project.lead_id,
        due_at=_until(project, now) if due_on else None,
        facts={**relationship.names(contact), "project": project.name, **_what(project, due_on, now)},
    )


def _what(project: ProjectFacts, due_on: date | None, now: Moment) -> dict[str, Any]:
    """Which of the sentences fits: never agreed, missed, or due today."""
    if due_on is None:
        return {"began_on": project.began_on.isoformat()}
    day = {"due_on": due_on.isoformat(), "checked": project.name}
    return day if due_on == now.today else {**day, "missed_on": due_on.isoformat()}


def _until(project: ProjectFacts, now: Moment) -> datetime:
    """The agreed hour of today, or the end of work when that has gone or there is none."""
    ends_at = now.end_of_work(now.today)
    if project.plan is None or project.plan.at_time is None:
        return ends_at
    agreed = datetime.combine(now.today, project.plan.at_time, now.calendar.zone)
    return agreed if agreed > now.at else ends_at
