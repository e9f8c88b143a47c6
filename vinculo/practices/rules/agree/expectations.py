"""
Ask what they hope for.

Beside every contract stand hopes that nobody wrote down: more bookings by summer, fewer calls, something to be proud
of. They decide whether a result is a good one, and they are met by luck unless somebody asks.

Hopes change, so the question comes back every three months. We have ours as well, for answers, texts, time; those are
said aloud too.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="AGREE-02",
    title=_("Hopes nobody asked for"),
    rule=_(
        "Fires when an active client was never asked what they hope for beyond the contract, or not for 90 days; the"
        " same for what we hope for from them."
    ),
    advice=_("Ask %(contact)s what they hope for beyond the contract: nobody has noted it yet."),
    settled_by=_("Asking, and noting the answer with its date."),
    source="A0, A1",
    urgency=WEEK,
    kind="care",
    action="ask",
    instead=(
        _("Ask %(contact)s what they hope for by now: their last answer is of %(asked_on)s."),
        _("Tell %(contact)s again what we count on from %(ours)s: we last spoke of it on %(said_on)s."),
        _("Tell %(contact)s what we count on from %(ours)s: nobody has said it yet."),
    ),
    parameters={"days": Parameter(default=90, unit="days", low=7, high=730)},
)


@practice.check
def hopes_not_asked_for(relationship: Relationship, now: Moment, *, days: int) -> Iterator[Finding]:
    """One finding: theirs first, ours when theirs are known."""
    if not relationship.is_active or relationship.is_faceless:
        return
    contact, theirs, ours = (
        relationship.main_contact,
        _asked_on(relationship, "theirs"),
        _asked_on(relationship, "ours"),
    )
    facts: dict[str, Any]
    if _is_old(theirs, now, days):
        side, last, facts = "theirs", theirs, {"asked_on": theirs.isoformat()} if theirs else {}
    elif _is_old(ours, now, days):
        side, last, facts = "ours", ours, {"ours": relationship.client.name}
        facts.update({"said_on": ours.isoformat()} if ours else {})
    else:
        return
    yield Finding(
        about=relationship.client,
        to=contact.id if contact else None,
        reason=f"{side} {last or 'never'}",
        channel=contact.voice if contact else "phone",
        facts={**relationship.names(contact), **facts},
    )


def _asked_on(relationship: Relationship, side: str) -> date | None:
    """When we last spoke of what this side hopes for."""
    asked = (hope.asked_on for hope in relationship.expectations if hope.side == side and hope.asked_on)
    return max(asked, default=None)


def _is_old(asked_on: date | None, now: Moment, days: int) -> bool:
    return asked_on is None or (now.today - asked_on).days > days
