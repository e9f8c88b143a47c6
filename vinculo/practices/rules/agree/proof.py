"""
Put in writing what was only said.

Two people leave the same talk with two memories of it, and both are honest. A short note on the same day, “as I
understood it, we do this”, costs three minutes and ends the matter; half a year later nothing does.
"""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from vinculo.practices.facts import BY_VOICE, ProjectFacts
from vinculo.practices.practice import TODAY, Finding, Moment, Parameter, Practice, Subject
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="AGREE-08",
    title=_("Decided in words only"),
    rule=_(
        "Fires when something was decided or accepted in a talk, or a kickoff was held, and nothing was put in writing"
        " within a working day. A yes, an approval or a signature in the portal is writing."
    ),
    advice=_("Write to %(contact)s what you decided on %(said_on)s: “%(what)s”."),
    settled_by=_("A line in writing that they can say yes to."),
    source="A3",
    urgency=TODAY,
    kind="status",
    action="confirm",
    instead=(
        _("Send %(contact)s the record of the kickoff of %(project)s: it was held on %(said_on)s."),
        _("Put change %(number)d in writing for %(contact)s: they said yes to “%(what)s” on %(said_on)s."),
    ),
    parameters={
        "workdays": Parameter(default=1, unit="workdays", low=0, high=20),
        "until": Parameter(default=30, unit="days", low=2, high=365),
    },
)

Said = tuple[Subject, datetime, int | None, dict[str, str | int]]


@practice.check
def said_and_not_written(relationship: Relationship, now: Moment, *, workdays: int, until: int) -> Iterator[Finding]:
    """until: after so many days nobody would understand why it is put in writing now."""
    for about, said_at, contact_id, facts in _said(relationship):
        on = now.day_of(said_at)
        if now.calendar.workdays_between(on, now.today) < workdays or (now.today - on).days > until:
            continue
        contact = relationship.contact(contact_id)
        yield Finding(
            about=about,
            to=contact.id if contact else None,
            reason=f"unwritten {on}",
            channel=contact.writing if contact else "email",
            facts={**relationship.names(contact), "said_on": on.isoformat(), **facts},
        )


def _said(relationship: Relationship) -> Iterator[Said]:
    for decision in relationship.decisions:
        if decision.channel in BY_VOICE and decision.confirmed_at is None:
            yield decision, decision.at, None, {"what": decision.text.strip().rstrip(".")}
    for change in relationship.changes:
        is_known = change.is_in_writing or change.work_began_at  # begun unsigned has its own practice
        if change.state == "accepted" and change.decided_at and not is_known:
            yield change, change.decided_at, change.contact_id, {"number": change.number, "what": change.title}
    yield from (kickoff for project in relationship.running_projects for kickoff in _kickoff(project))


def _kickoff(project: ProjectFacts) -> Iterator[Said]:
    """Once all of it was gone through: until then that comes first."""
    kickoff = project.kickoff
    if kickoff and kickoff.held_at and kickoff.sent_at is None and not kickoff.open_steps:
        yield project, kickoff.held_at, None, {"project": project.name}
