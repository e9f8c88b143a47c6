"""
Ask at home first.

A client who is asked about photos by three people has to remember whom they told what. When each area has one
person who asks, the client answers once, and often the answer is known at home already.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import CONSIDER, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship
from vinculo.practices.told_before import told_before

practice = Practice(
    __name__,
    code="TALK-11",
    title=_("Asked by somebody else"),
    rule=_(
        "Fires when a question to the client, not answered yet, came from somebody who does not answer for that area."
    ),
    advice=_("Let %(owner)s ask %(contact)s about %(area)s: “%(question)s” came from somebody else."),
    settled_by=_("Asking through the one who answers for it, next time as well."),
    source="A2",
    urgency=CONSIDER,
    kind="home",
    action="open",
    parameters={"days": Parameter(default=14, unit="days", low=1, high=90)},
)


@practice.check
def questions_from_elsewhere(relationship: Relationship, now: Moment, *, days: int) -> Iterator[Finding]:
    """days: for how long it is worth a word. A letter of ours that asks counts, before anybody said that it does."""
    areas = {area.id: area for area in relationship.areas}
    for question in relationship.asked_by_us:
        area = areas.get(question.area_id) if question.area_id else None
        if area is None or area.responsible_id is None or question.asked_by_id is None or not question.is_open:
            continue
        if area.may_ask(question.asked_by_id) or not 0 <= now.days_since(question.asked_at) <= days:
            continue
        if told_before(relationship, question, now):
            continue  # nobody has to ask at all: that has its own practice
        contact = relationship.contact(question.contact_id)
        yield Finding(
            about=question,
            reason=question.told_apart,
            person=area.responsible_id,
            facts={
                **relationship.names(contact),
                "owner": area.responsible,
                "area": area.name,
                "question": question.text,
            },
        )
