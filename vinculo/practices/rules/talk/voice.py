"""
Hear each other's voice.

Writing is exact and leaves a trace, but it hides doubt, haste and disappointment. A thread of mails can go wrong
politely for weeks; five minutes of talk would have shown it.

After a long stretch of writing only, one call puts the tone right again. Silence is another matter and has its own
practice; so is a talk that is already agreed.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.checkins import owes_any_checkin
from vinculo.practices.facts import BY_VOICE
from vinculo.practices.practice import WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship
from vinculo.practices.silence import silence

practice = Practice(
    __name__,
    code="TALK-07",
    title=_("Only written words lately"),
    rule=_("Fires when the last eight exchanges, or all of the last 21 days, were in writing."),
    advice=_("Call %(contact)s: you have only been writing to each other."),
    settled_by=_("A call or a meeting."),
    source="A1",
    urgency=WEEK,
    kind="care",
    action="call",
    instead=(_("Call %(contact)s: you have only been writing to each other since %(voice_on)s."),),
    why=(
        ngettext_lazy(
            "The last %(count)d exchange was in writing.", "The last %(count)d exchanges were in writing.", "count"
        ),
        _("You last spoke with each other on %(voice_on)s."),
    ),
    parameters={
        "exchanges": Parameter(default=8, unit="count", low=2, high=50),
        "days": Parameter(default=21, unit="days", low=3, high=180),
    },
)


@practice.check
def only_written_words(relationship: Relationship, now: Moment, *, exchanges: int, days: int) -> Iterator[Finding]:
    streak = relationship.written_streak
    if not relationship.is_active or not streak or silence(relationship, now) or _talk_is_agreed(relationship, now):
        return
    spoken = relationship.exchanges[: len(relationship.exchanges) - len(streak)]
    began_at = spoken[-1].at if spoken else streak[0].at
    quiet_for = now.days_since(streak[-1].at)
    if len(streak) < exchanges and (now.days_since(began_at) < days or quiet_for >= days):
        return
    contact = relationship.main_contact
    yield Finding(
        about=relationship.client,
        to=contact.id if contact else None,
        reason=spoken[-1].at.isoformat() if spoken else "never",
        channel=contact.voice if contact else "phone",
        facts={
            **relationship.names(contact),
            "count": len(streak),
            **({"voice_on": now.day_of(spoken[-1].at).isoformat()} if spoken else {}),
        },
    )


def _talk_is_agreed(relationship: Relationship, now: Moment) -> bool:
    word = relationship.next_word
    named = word is not None and word.on >= now.today and word.channel in BY_VOICE
    return named or owes_any_checkin(relationship, now)
