"""
Tell them before they ask.

Work that nobody hears of looks like no work. Telling where things stand, on the days agreed and whenever something
visible has changed, keeps the client's picture true. A change they find out by themselves, even a good one, makes them
wonder what else they were not told. Dates that move and what worries us have practices of their own.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from vinculo.practices.checkins import is_status_stale, last_status_on, owed_checkin
from vinculo.practices.facts import ProjectFacts
from vinculo.practices.practice import TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

DAY = timedelta(days=1)

practice = Practice(
    __name__,
    code="TALK-03",
    title=_("Tell where things stand before they ask"),
    rule=_(
        "Fires when the last status they got is older than the agreed rhythm, or a milestone was reached or the project"
        " launched a working day ago without a word about it."
    ),
    advice=_("Tell %(contact)s where %(project)s stands before they ask."),
    settled_by=_("Telling them where things stand."),
    source="A1, A3",
    urgency=TODAY,
    kind="status",
    action="share",
    instead=(
        _("Tell %(contact)s that “%(milestone)s” is done before they find out by themselves."),
        _("Tell %(contact)s how the launch of %(launched)s on %(changed_on)s went."),
    ),
    why=(
        _("“%(milestone)s” was reached on %(changed_on)s."),
        _("The last status they got is of %(status_on)s."),
    ),
    parameters={
        "workdays": Parameter(default=1, unit="workdays", low=0, high=10),
        "days": Parameter(default=30, unit="days", low=1, high=365),
    },
)


@practice.check
def status_older_than_the_work(
    relationship: Relationship, now: Moment, *, workdays: int, days: int
) -> Iterator[Finding]:
    """workdays: how long a visible change may stay untold. days: after which an untold change is no news any more."""
    contact = relationship.main_contact
    for project in relationship.running_projects if not relationship.asked_in_vain else ():  # else the answer tells it
        told_on = last_status_on(relationship, project, now)
        since = max(now.today - timedelta(days=days), told_on + DAY if told_on else date.min)
        change = _untold_change(relationship, project, now, since, workdays)
        if owed_checkin(relationship, project, now) or not (change or is_status_stale(project, now, told_on)):
            continue  # nothing to tell, or a check-in is due, which tells it
        told = {"status_on": told_on.isoformat()} if told_on else {}
        yield Finding(
            about=project,
            to=contact.id if contact else None,
            reason=change["changed_on"] if change else f"since {told_on}",
            channel=contact.preferred_channel if contact else "",
            person=project.lead_id,
            facts={**relationship.names(contact), "project": project.name, **told, **change},
        )


def _untold_change(
    relationship: Relationship, project: ProjectFacts, now: Moment, since: date, workdays: int
) -> dict[str, str]:
    """The latest visible change since then that is so many working days old; empty when there is none."""
    changes = [
        (milestone.done_on, milestone.id, {"milestone": milestone.name})
        for milestone in relationship.milestones
        if milestone.project_id == project.id and milestone.done_on
    ]
    if project.launched_on:
        changes.append((project.launched_on, 0, {"launched": project.name}))
    age = now.calendar.workdays_between
    untold = [change for change in changes if since <= change[0] and age(change[0], now.today) >= workdays]
    if not untold:
        return {}
    on, _id, what = max(untold, key=lambda change: change[:2])
    return {**what, "changed_on": on.isoformat()}
