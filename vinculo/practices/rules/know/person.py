"""
Know the person, not only the contact.

After two months of working together somebody has mentioned a daughter, a garden, a marathon. Whoever remembers it is
somebody they like to call. Whoever does not asks about the weather.

One line is enough, and only what one would say in front of them. Some people want to keep work and the rest apart: note
that once on their page, and nobody is asked about them again, at whichever client they are.
"""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from vinculo.practices.facts import ContactFacts
from vinculo.practices.practice import CONSIDER, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="KNOW-03",
    title=_("Nothing personal is known"),
    rule=_(
        "Fires 60 days after the first exchange with a key contact when no personal note about them is kept and work"
        " goes on. Not for somebody who said that they want none."
    ),
    advice=_(
        "Listen for what matters to %(contact)s beyond the work, and keep a line of it: you have been in touch since"
        " %(first_on)s."
    ),
    settled_by=_("A personal note, or that this person wants none."),
    source="A1",
    urgency=CONSIDER,
    kind="care",
    action="note",
    bring=(_("Only what you would say in front of %(contact)s."),),
    parameters={"days": Parameter(default=60, unit="days", low=7, high=730)},
)


@practice.check
def key_contacts_without_a_note(relationship: Relationship, now: Moment, *, days: int) -> Iterator[Finding]:
    """Without a reason that changes: that somebody wants none holds until they say otherwise."""
    if not relationship.running_projects or relationship.is_in_trouble:
        return
    for contact in relationship.present_contacts:
        if not contact.is_key or (contact.noted_at and contact.noted_at <= now.at):
            continue
        if contact.unnoted_at and contact.unnoted_at <= now.at:
            continue
        first_at = _first_word(relationship, contact)
        if first_at is None or now.days_since(first_at) < days:
            continue
        yield Finding(
            about=contact,
            to=contact.id,
            facts={**relationship.names(contact), "first_on": now.day_of(first_at).isoformat()},
        )


def _first_word(relationship: Relationship, contact: ContactFacts) -> datetime | None:
    return next((talk.at for talk in relationship.exchanges if contact.id in talk.contact_ids), None)
