"""
Let them always know when they hear from you next.

Uncertainty is worse than waiting. Somebody who knows that we call on Thursday does not write on Tuesday to ask, and
does not lie awake on Wednesday either.

So no exchange ends without a day and a channel for the next word. Where a communication plan names the days, it says
so already.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import TODAY, Finding, Moment, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TALK-02",
    title=_("They do not know when they hear from you next"),
    rule=_(
        "Fires when work is going on, no later day for the next word was named, and no communication plan names one."
    ),
    advice=_("Tell %(contact)s when and how they will hear from you next: no day is set."),
    settled_by=_("Naming a day and a channel, and telling them."),
    source="A1",
    urgency=TODAY,
    kind="status",
    action="plan",
    instead=(_("Tell %(contact)s when they will hear from you next: the day you named, %(named_on)s, is over."),),
    why=(
        _("The last thing they know is %(named_on)s."),
        _("You last spoke or wrote on %(spoke_on)s."),
    ),
)


@practice.check
def next_word_not_known(relationship: Relationship, now: Moment) -> Iterator[Finding]:
    if not relationship.is_active or relationship.is_faceless or relationship.knows_next_word(now.today):
        return
    contact, last, word = relationship.main_contact, relationship.last_exchange, relationship.next_word
    yield Finding(
        about=relationship.client,
        to=contact.id if contact else None,
        reason=word.on.isoformat() if word else "never",
        channel=contact.preferred_channel if contact else "",
        facts={
            **relationship.names(contact),
            **({"named_on": word.on.isoformat()} if word else {}),
            **({"spoke_on": now.day_of(last.at).isoformat()} if last else {}),
        },
    )
