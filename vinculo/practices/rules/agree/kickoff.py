"""
Begin with a kickoff, and leave nothing of it out by accident.

An hour at the start saves days later: who does what, what it includes and what not, when, how we talk, what we do if
something fails, what the client has to bring, what both hope for. Each part left out comes back as a surprise.

Some parts may be left out on purpose. Then the reason stands there instead.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.facts import ProjectFacts
from vinculo.practices.practice import TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="AGREE-03",
    title=_("Work began without a kickoff"),
    rule=_("Fires when delivery begins and the kickoff was not held, or a part of its agenda was not gone through."),
    advice=_("Hold the kickoff of %(project)s with %(contact)s: work began on %(began_on)s without it."),
    settled_by=_("Holding the kickoff, and going through what is left of it or saying why not."),
    source="A2",
    urgency=TODAY,
    kind="home",
    action="kickoff",
    instead=(
        ngettext_lazy(
            "Go through the rest of the kickoff of %(project)s with %(contact)s: %(count)d part is open.",
            "Go through the rest of the kickoff of %(project)s with %(contact)s: %(count)d parts are open.",
            "count",
        ),
    ),
    why=(_("It was held on %(held_on)s."),),
    parameters={
        "days": Parameter(default=0, unit="days", low=0, high=60),
        "until": Parameter(default=30, unit="days", low=1, high=365),
    },
)


@practice.check
def delivery_without_a_kickoff(relationship: Relationship, now: Moment, *, days: int, until: int) -> Iterator[Finding]:
    """until: after so many days of delivery a kickoff comes too late to be one."""
    for project in relationship.projects:
        if project.phase != "delivery":
            continue
        began_on = project.delivery_began_on(now.calendar)
        if began_on is None or not days <= (now.today - began_on).days <= until:
            continue
        what = _what(project, now)
        if what is None:
            continue
        contact = relationship.main_contact
        yield Finding(
            about=project,
            to=contact.id if contact else None,
            reason="parts" if "held_on" in what else "not held",
            channel=contact.voice if contact else "video",
            person=project.lead_id,
            facts={**relationship.names(contact), "project": project.name, "began_on": began_on.isoformat(), **what},
        )


def _what(project: ProjectFacts, now: Moment) -> dict[str, str | int] | None:
    """What is missing: nothing (None), parts of the agenda, or all of it."""
    kickoff = project.kickoff
    if kickoff is None or kickoff.held_at is None:
        return {}
    left = len(kickoff.open_steps)
    return {"count": left, "held_on": now.day_of(kickoff.held_at).isoformat()} if left else None
