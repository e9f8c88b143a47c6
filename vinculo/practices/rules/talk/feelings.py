"""
Talk when it has turned cold.

One cool mail is a bad day. Two exchanges in a row that felt cold or tense are something else: a thing that was not
said. It is not in the mails and will not be solved by them. Somebody asks, in person or by voice, how they are with
us.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.practice import TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

COLD = frozenset({"cool", "tense"})

practice = Practice(
    __name__,
    code="TALK-15",
    title=_("It has turned cold"),
    rule=_("Fires when two exchanges in a row felt cool or tense, until there was a talk that did not."),
    advice=ngettext_lazy(
        "Call %(contact)s just to ask how they are with us: the last %(times)d exchange felt cold.",
        "Call %(contact)s just to ask how they are with us: the last %(times)d exchanges felt cold.",
        "times",
    ),
    settled_by=_("A personal talk."),
    source="A4",
    urgency=TODAY,
    kind="care",
    action="call",
    why=(_("The last one was on %(felt_on)s."),),
    bring=(_("A question and time to listen to %(contact)s; nothing to sell and nothing to defend."),),
    parameters={
        "times": Parameter(default=2, unit="count", low=1, high=10),
        "days": Parameter(default=30, unit="days", low=3, high=180),
    },
)


@practice.check
def talks_that_felt_cold(relationship: Relationship, now: Moment, *, times: int, days: int) -> Iterator[Finding]:
    """days: how long a cold word is worth asking about."""
    streak = []
    for exchange in reversed(relationship.exchanges):
        if exchange.at > now.at:
            continue
        if exchange.felt in COLD:
            streak.append(exchange)
        elif exchange.felt or exchange.is_by_voice:
            break
    if len(streak) < times or now.days_since(streak[0].at) > days or not relationship.is_active:
        return
    last = streak[0]
    contact = relationship.contact(last.contact_ids[0] if last.contact_ids else None)
    yield Finding(
        about=last,
        to=contact.id if contact else None,
        channel=contact.voice if contact else "phone",
        facts={
            **relationship.names(contact),
            "times": len(streak),
            "felt_on": now.day_of(last.at).isoformat(),
        },
    )
