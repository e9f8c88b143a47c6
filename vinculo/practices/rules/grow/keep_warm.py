"""
A word without selling.

When the work is over the relationship is not, unless both fall silent. A few words every season, about their business
or something that made us think of them, keep a door open that is hard to open again later.

The point is that nothing is asked for. A greeting that ends in an offer is an advertisement.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.practice import CONSIDER, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="GROW-07",
    title=_("Keep a past client warm"),
    rule=_("Fires when a client whose work is over has not had a word for 90 days."),
    advice=_("Write a few words to %(contact)s without selling anything: the last ones are of %(spoke_on)s."),
    settled_by=_("A friendly word."),
    source="A2, A4",
    urgency=CONSIDER,
    kind="care",
    action="greet",
    instead=(_("Write a few words to %(contact)s without selling anything: the work ended on %(ended_on)s."),),
    why=(
        ngettext_lazy(
            "%(contact_name)s has not had a word for %(days)d day.",
            "%(contact_name)s has not had a word for %(days)d days.",
            "days",
        ),
    ),
    bring=(_("Something about their business, not about ours; no offer to %(contact)s."),),
    parameters={"days": Parameter(default=90, unit="days", low=14, high=730)},
)


@practice.check
def past_clients_without_a_word(relationship: Relationship, now: Moment, *, days: int) -> Iterator[Finding]:
    if relationship.is_active or not relationship.has_past_work:
        return
    ends = (project.closed_on for project in relationship.projects if project.closed_on)
    ended_on, last = max(ends, default=None), relationship.last_exchange
    spoke_on = now.day_of(last.at) if last else None
    since = max((day for day in (ended_on, spoke_on) if day), default=None)
    if since is None or (now.today - since).days < days:
        return
    contact = relationship.main_contact
    yield Finding(
        about=relationship.client,
        to=contact.id if contact else None,
        reason=since.isoformat(),
        channel=contact.preferred_channel if contact else "",
        facts={
            **relationship.names(contact),
            "days": (now.today - since).days,
            ("spoke_on" if since == spoke_on else "ended_on"): since.isoformat(),
        },
    )
