"""
Nobody of ours stands as at fault before a client.

A letter that says who got it wrong makes the client wonder who will be next, and the colleague find out how far we
stand behind them. What goes wrong is ours; what goes well has a name.

The composer says so before a letter leaves. When one went out all the same, a talk puts it right: with the client,
and with the one who was named.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TALK-13",
    title=_("One of us was blamed"),
    rule=_("Fires when a letter went to the client that names one of us as at fault, until there was a talk."),
    advice=_("Call %(contact)s and say that it was ours: your letter of %(sent_on)s puts it on %(name)s."),
    settled_by=_("A talk with the client, and one with the colleague."),
    source="A2",
    urgency=TODAY,
    kind="care",
    action="call",
    why=(_("It says: “%(passage)s”"),),
    bring=(_("A word with %(name)s first: they should hear it from you."),),
    parameters={"days": Parameter(default=14, unit="days", low=1, high=90)},
)


@practice.check
def letters_that_blame(relationship: Relationship, now: Moment, *, days: int) -> Iterator[Finding]:
    """days: for how long it is worth a call."""
    for letter in relationship.reproaches:
        spoken = any(one.is_by_voice and letter.at < one.at <= now.at for one in relationship.exchanges)
        if spoken or letter.repaired_at or not 0 <= now.days_since(letter.at) <= days:
            continue
        contact = relationship.contact(letter.contact_id)
        yield Finding(
            about=letter,
            to=contact.id if contact else None,
            channel=contact.voice if contact else "phone",
            facts={
                **relationship.names(contact),
                "name": letter.name,
                "passage": letter.passage,
                "sent_on": now.day_of(letter.at).isoformat(),
            },
        )
