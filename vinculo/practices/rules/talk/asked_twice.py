"""
Ask what the record does not know.

Whoever is asked a second time what they have told already sees that nobody wrote it down. It costs them little and us
much. Where it happened, the answer is at hand: own it in a sentence, and link what they said.

The guard in the composer says so before a letter leaves. This is for what went out all the same.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship
from vinculo.practices.told_before import ALIKE, told_before

practice = Practice(
    __name__,
    code="TALK-10",
    title=_("Asked what they have told us"),
    rule=_("Fires when we asked the client what an answer of theirs, or a decision, in the record says already."),
    advice=_(
        "Tell %(contact)s that you have found the answer to “%(question)s”, and that you are sorry for asking twice."
    ),
    settled_by=_("An apology, and the answer of then linked as the answer of now."),
    source="A0, A2",
    urgency=TODAY,
    kind="care",
    action="open",
    why=(
        _("They answered “%(known)s” on %(answered_on)s."),
        _("It was decided on %(decided_on)s: “%(known)s”."),
    ),
    parameters={
        "days": Parameter(default=14, unit="days", low=1, high=90),
        "alike": Parameter(default=ALIKE, unit="percent", low=40, high=100),
    },
)


@practice.check
def questions_the_record_answers(
    relationship: Relationship, now: Moment, *, days: int, alike: int
) -> Iterator[Finding]:
    """days: for how long it is worth a word. alike: how much of a question has to be in what is known."""
    for question in relationship.asked_by_us:
        if not question.is_open or not 0 <= now.days_since(question.asked_at) <= days:
            continue
        known = told_before(relationship, question, now, alike)
        if known is None:
            continue
        contact = relationship.contact(question.contact_id)
        yield Finding(
            about=question,
            to=contact.id if contact else None,
            reason=question.told_apart,
            person=question.asked_by_id,
            facts={**relationship.names(contact), "question": question.text, **known},
        )
