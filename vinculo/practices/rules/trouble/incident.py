"""
Swarm on what is on fire, and report every evening.

When something is badly wrong, two things calm a client: that several people work on it right now, and that they hear by
the end of the day what was found and what happens next. Silence until it is solved is the worst of both.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from vinculo.practices.facts import IncidentFacts
from vinculo.practices.practice import NOW, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TROUBLE-04",
    title=_("Something is on fire"),
    rule=_(
        "Fires when nobody was named for an incident within two hours, and when the client has had no report of it by"
        " the end of a working day, some hours before."
    ),
    advice=_("Tell %(contact)s before %(until_at)s where “%(what)s” stands and what you do next."),
    settled_by=_("Naming who works on it; a report to the client each day until it is over."),
    source="A2",
    urgency=NOW,
    kind="news",
    action="report",
    instead=(
        _("Name who leaves everything else for “%(what)s”: it began at %(unhelped_at)s and nobody is on it."),
        _("Tell %(contact)s now where “%(what)s” stands: they heard nothing by the end of %(missed_on)s."),
    ),
    bring=(_("What %(contact)s notices, what we found, what we do next and by when."),),
    parameters={
        "hours": Parameter(default=2, unit="hours", low=1, high=48),
        "before": Parameter(default=2, unit="hours", low=0, high=8),
    },
)


@practice.check
def fires_without_help_or_word(
    relationship: Relationship, now: Moment, *, hours: int, before: int
) -> Iterator[Finding]:
    """before: how long before the end of the day the report is asked for."""
    for incident in relationship.incidents:
        if not incident.is_open or incident.began_at > now.at:
            continue
        contact, project = relationship.main_contact, relationship.project(incident.project_id)
        lead = project.lead_id if project else None
        facts = {**relationship.names(contact), "what": incident.what.rstrip(".")}
        if incident.swarm_at is None and now.at - incident.began_at >= timedelta(hours=hours):
            alone = {"unhelped_at": incident.began_at.isoformat()}
            yield Finding(about=incident, reason="alone", person=lead, due_at=now.at, facts={**facts, **alone})
        owed = _owed(incident, now, before)
        if owed:
            on, until_at = owed
            missed = {"missed_on": on.isoformat()} if until_at <= now.at else {"until_at": until_at.isoformat()}
            yield Finding(
                about=incident,
                to=contact.id if contact else None,
                reason=f"report {on}",
                channel=contact.voice if contact else "phone",
                person=lead,
                due_at=until_at,
                facts={**facts, **missed},
            )


def _owed(incident: IncidentFacts, now: Moment, before: int) -> tuple[date, datetime] | None:
    """The latest working day whose end is near or past without a report, and that end."""
    until_at = now.calendar.end_of_day(max(incident.began_at, now.at))
    if now.at < until_at - timedelta(hours=before):
        day = now.calendar.add_workdays(now.day_of(until_at), -1)
        until_at = now.end_of_work(day)
        if until_at < incident.began_at:
            return None
    on = now.day_of(until_at)
    return None if any(now.day_of(told_at) >= on for _on, told_at in incident.reports) else (on, until_at)
