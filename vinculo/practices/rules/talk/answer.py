"""
Answer a question within a day.

Whoever asks starts to wait, and after a day begins to wonder. An answer need not be complete to end the wait: an
honest “I will know on Thursday” does it too, and starts the clock of our own word.

The clock runs for twenty-four hours, day and night or standing still on days off, as the organization chose. Half of
it is for doing the work in peace. It runs for a letter that seems to ask as well, until somebody has looked at it.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from vinculo.calendar.clock import deadline, share_gone
from vinculo.practices.facts import ProposalFacts, QuestionFacts
from vinculo.practices.practice import NOW, TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TALK-05",
    title=_("A question waits for an answer"),
    rule=_("Fires when half of the time for an answer to a client's question has gone; it presses from 80 % on."),
    advice=_("Reply to %(contact)s by %(due_at)s: “%(question)s”"),
    settled_by=_("An answer, or an honest word on when there will be one."),
    source="A0, A3",
    urgency=TODAY,
    kind="reply",
    action="answer",
    instead=(
        _("See whether %(contact)s waits for an answer: their letter of %(wrote_on)s asks “%(asking)s”"),
        _("Reply to %(contact)s now: “%(question)s” has waited since %(late_at)s."),
    ),
    why=(
        _("%(contact_name)s asked on %(asked_on)s."),
        _("We said we would answer by %(by_when_at)s."),
    ),
    bring=(_("If the answer takes longer, say by when they will have it."),),
    parameters={
        "hours": Parameter(default=24, unit="hours", low=1, high=240),
        "soon": Parameter(default=50, unit="percent", low=0, high=100),
        "press": Parameter(default=80, unit="percent", low=1, high=100),
    },
)


@practice.check
def questions_near_their_limit(
    relationship: Relationship, now: Moment, *, hours: int, soon: int, press: int
) -> Iterator[Finding]:
    for question in relationship.asked_by_them:
        due_at, percent = _clock(question, now, hours)
        if percent < soon:
            continue
        contact = relationship.contact(question.contact_id)
        yield Finding(
            about=question,
            to=contact.id if contact else None,
            reason=due_at.isoformat(),
            urgency=NOW if percent >= press else TODAY,
            channel=contact.preferred_channel if contact else "",
            person=question.owner_id,
            due_at=due_at,
            facts={
                **relationship.names(contact),
                **_words(question, now),
                **({"came_by": question.channel} if question.channel else {}),
                "due_at": due_at.isoformat(),
                **({"late_at": question.asked_at.isoformat()} if due_at <= now.at else {}),
                **({"by_when_at": question.by_when_at.isoformat()} if question.by_when_at else {}),
            },
        )


def _words(question: QuestionFacts | ProposalFacts, now: Moment) -> dict[str, str]:
    day, seems = now.day_of(question.asked_at).isoformat(), isinstance(question, ProposalFacts)
    return {"asking": question.text, "wrote_on": day} if seems else {"question": question.text, "asked_on": day}


def _clock(question: QuestionFacts | ProposalFacts, now: Moment, hours: int) -> tuple[datetime, float]:
    """Until when they wait, and the percentage gone. Our own word replaces the clock and counts in its last hours."""
    if question.by_when_at:
        left = question.by_when_at - now.at
        return question.by_when_at, 100 - 100 * left / timedelta(hours=hours)
    due_at = deadline(question.asked_at, hours, now.calendar, now.clock)
    return due_at, 100 * share_gone(question.asked_at, now.at, hours, now.calendar, now.clock)
