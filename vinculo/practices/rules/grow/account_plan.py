"""
Know where this client could go.

Whoever only does what was ordered finds out last that something else was ordered elsewhere. Half an hour twice a year
is enough: where they want to go, what we could do there, what could cost us them.

A plan nobody looks at is a wish. So it ages, and saying that it still holds counts as much as writing it anew.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.practice import CONSIDER, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="GROW-01",
    title=_("A plan for this client"),
    rule=_(
        "Fires when work has gone on with a client for 30 days and there is no plan for them, or nobody has looked at"
        " it for 180 days."
    ),
    advice=_("Write down where %(client)s wants to go and what you could do there."),
    settled_by=_("A plan, or a fresh look at it."),
    source="A3",
    urgency=CONSIDER,
    kind="care",
    action="plan_account",
    instead=(_("Look at the plan for %(client)s again: the last time was on %(seen_on)s."),),
    why=(
        ngettext_lazy(
            "The plan has not been looked at for %(days)d day.",
            "The plan has not been looked at for %(days)d days.",
            "days",
        ),
    ),
    bring=(_("What %(contact)s wants in a year, in their words, and one thing they do elsewhere today."),),
    parameters={
        "begun": Parameter(default=30, unit="days", low=0, high=365),
        "days": Parameter(default=180, unit="days", low=30, high=730),
    },
)


@practice.check
def clients_without_a_fresh_plan(
    relationship: Relationship, now: Moment, *, begun: int, days: int
) -> Iterator[Finding]:
    """begun: before so many days of work there is too little to plan with."""
    client = relationship.client
    began = [project.began_on for project in relationship.running_projects]
    if not began or (now.today - min(began)).days < begun:
        return
    seen_on = now.day_of(client.planned_at) if client.planned_at else None
    if seen_on and (now.today - seen_on).days < days:
        return
    contact = relationship.main_contact
    facts = {**relationship.names(contact), "client": client.name}
    yield Finding(
        about=client,
        to=contact.id if contact else None,
        person=client.owner_id,
        reason=seen_on.isoformat() if seen_on else "none",
        facts={**facts, "seen_on": seen_on.isoformat(), "days": (now.today - seen_on).days} if seen_on else facts,
    )
