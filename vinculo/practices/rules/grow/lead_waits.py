"""
Answer somebody new within a day.

Whoever writes to us for the first time writes to others too. The first good answer often wins, and a late one says
how it will be to work with us before anything was said about the work.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.practice import LEADS, NOW, Finding, Moment, Parameter, Practice
from vinculo.practices.prospect import Prospect
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="GROW-05",
    title=_("A lead waits for an answer"),
    rule=_("Fires when a lead has had no answer for 24 hours."),
    advice=_("Answer %(client)s: they have waited since %(since_at)s."),
    settled_by=_("An answer, or a word that nothing comes of it."),
    source="A3",
    urgency=NOW,
    kind="reply",
    action="answer",
    of=LEADS,
    why=(ngettext_lazy("It is %(hours)d hour by now.", "It is %(hours)d hours by now.", "hours"),),
    bring=(_("A first answer to %(client)s, even if it is only when they hear more."),),
    parameters={"hours": Parameter(default=24, unit="hours", low=1, high=168)},
)


@practice.check
def leads_without_an_answer(relationship: Relationship, now: Moment, *, hours: int) -> Iterator[Finding]:
    lead = relationship.lead if isinstance(relationship, Prospect) else None
    if lead is None or lead.answered_at is not None or now.at - lead.received_at < timedelta(hours=hours):
        return
    yield Finding(
        about=lead,
        due_at=lead.received_at + timedelta(hours=hours),
        facts={"since_at": lead.received_at.isoformat(), "hours": (now.at - lead.received_at) // timedelta(hours=1)},
    )
