"""
Nobody should have to ask how it is going.

A client who asks for news has been thinking about it for a while. Each such question shows a word that we owed them,
so it is answered at once, whatever the answer is.

Where the portal answered, it was still our ball: whoever looks it up was not told in time.

Afterwards comes the better part: why did they have to ask? A rhythm too slow, a promise nobody wrote down, a
colleague on holiday. That is worth a line in the record.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.practice import NOW, Finding, Moment, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TALK-04",
    title=_("They had to ask how it is going"),
    rule=_(
        "Fires when a client asks for status, also in the portal, which answers at once; until they have heard from us."
    ),
    advice=_("Tell %(contact)s where things stand now: they had to ask on %(asked_on)s."),
    settled_by=_("Answering, then noting why they had to ask."),
    source="A1",
    urgency=NOW,
    kind="reply",
    action="share",
    instead=(_("Tell %(contact)s where things stand, before they look it up again: they had to on %(looked_up_on)s."),),
    why=(
        ngettext_lazy(
            "%(contact_name)s asked %(times)d time and has not heard from us since.",
            "%(contact_name)s asked %(times)d times and has not heard from us since.",
            "times",
        ),
    ),
    bring=(_("What is done, what comes next and when, and when they will hear from you again."),),
)


@practice.check
def status_asked_and_not_given(relationship: Relationship, now: Moment) -> Iterator[Finding]:
    """One finding for all of it: about the first time they asked in vain, and news again each time they do."""
    waiting = relationship.asked_in_vain
    if not waiting:
        return
    first, last = waiting[0], waiting[-1]
    contact = relationship.contact(last.contact_ids[0] if last.contact_ids else None)
    yield Finding(
        about=first,
        to=contact.id if contact else None,
        reason=last.at.isoformat(),
        channel=contact.preferred_channel if contact else "",
        due_at=now.calendar.end_of_day(first.at),
        facts={
            **relationship.names(contact),
            "asked_on": now.day_of(last.at).isoformat(),
            "times": len(waiting),
            **({"looked_up_on": now.day_of(last.at).isoformat()} if last.is_looked_up else {}),
        },
    )
