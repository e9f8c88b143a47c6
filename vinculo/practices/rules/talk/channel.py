"""
Speak on the channel they like, at an hour that suits them.

Everybody has told somebody, at least once, how they prefer to be reached. Doing otherwise once is an oversight; twice
in a row it says that we do not listen.

Where a contact named channels they do not want, or the hours in which they can be reached, our words keep to them.
Letters and the portal disturb nobody, at any hour, and an answer goes where they wrote.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.facts import ContactFacts, InteractionFacts
from vinculo.practices.practice import WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TALK-08",
    title=_("The wrong channel, or the wrong hour"),
    rule=_(
        "Fires when our last two words to a contact, answers aside, went out on a channel they do not want, or outside"
        " the hours they gave us."
    ),
    advice=_("Switch to what suits %(contact)s: our last words came on a channel or at an hour they do not want."),
    settled_by=_("A word on a channel and at an hour that suits them."),
    source="A2, A3",
    urgency=WEEK,
    kind="care",
    action="write",
    why=(
        ngettext_lazy(
            "The last %(times)d word to %(contact_name)s did not suit them, most lately on %(sent_at)s.",
            "The last %(times)d words to %(contact_name)s did not suit them, most lately on %(sent_at)s.",
            "times",
        ),
    ),
    parameters={
        "times": Parameter(default=2, unit="count", low=1, high=10),
        "days": Parameter(default=30, unit="days", low=1, high=365),
    },
)


@practice.check
def words_that_did_not_suit(relationship: Relationship, now: Moment, *, times: int, days: int) -> Iterator[Finding]:
    """days: how long a word counts; one that was unwelcome last year is not worth a nudge."""
    for contact in relationship.present_contacts:
        latest = _words_to(contact, relationship, now)[-times:]
        unwelcome = [word for word in latest if not contact.welcomes(word.channel, word.at, now.calendar.zone)]
        if len(unwelcome) < times or now.days_since(latest[-1].at) > days:
            continue
        yield Finding(
            about=contact,
            to=contact.id,
            reason=latest[-1].at.isoformat(),
            channel=contact.preferred_channel,
            facts={**relationship.names(contact), "times": times, "sent_at": latest[-1].at.isoformat()},
        )


def _words_to(contact: ContactFacts, relationship: Relationship, now: Moment) -> list[InteractionFacts]:
    """
    What we said to them without being asked, oldest first. In a talk of both sides the hour was theirs as well, and
    what answers a word of theirs goes where it came from.
    """
    words, before = [], ""
    for word in relationship.exchanges:
        if contact.id not in word.contact_ids or word.at > now.at:
            continue
        if word.direction == "out" and word.channel != before:
            words.append(word)
        before = word.channel if word.direction == "in" else ""
    return words
