"""
No price arrives as a bare mail.

A sum read alone is compared with what somebody hoped for; a sum said by somebody who can explain it is compared with
what it brings. So the talk is booked first, 45 minutes in the hours of both, the paper leaves minutes before it, and
how it went is written down: only then does the price stand where they see it.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from vinculo.practices.facts import ChangeFacts, InvoiceFacts, QuoteFacts
from vinculo.practices.practice import NOW, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

Priced = QuoteFacts | InvoiceFacts | ChangeFacts

practice = Practice(
    __name__,
    code="MONEY-01",
    title=_("A price without a talk"),
    rule=_(
        "Fires when a quote was handed over, an invoice above the usual is ready, or what a change costs is worked out,"
        " and no talk about it is booked; or when the talk is over and nobody wrote down how it went."
    ),
    advice=_("Book a talk with %(contact)s about the price of “%(quote)s”: it was handed over without one."),
    settled_by=_("A talk that is booked, and how it went; or a reason why there is none."),
    source="A1",
    urgency=NOW,
    kind="money",
    action="price",
    instead=(
        _("Write down how the talk with %(contact)s about “%(talked)s” went: until then they see no price."),
        _("Book a talk with %(contact)s about invoice %(invoice)s: it is above the usual, and it waits here for it."),
        _("Write down how the talk with %(contact)s about invoice %(invoiced)s went: until then it does not leave."),
        _("Tell %(contact)s by voice what “%(change)s” costs: it is worked out, and nobody spoke about it yet."),
    ),
    why=(_("It is quote %(number)s."), _("The talk was on %(talk_on)s.")),
    bring=(_("What each part brings to %(contact)s, and what can be left out."),),
    parameters={"hours": Parameter(2, "hours", low=1, high=72), "workdays": Parameter(1, "workdays", low=0, high=20)},
)


@practice.check
def prices_without_a_talk(relationship: Relationship, now: Moment, *, hours: int, workdays: int) -> Iterator[Finding]:
    """hours: after the talk began, before we ask how it went. workdays: for booking one, since the sum is known."""
    for quote in relationship.quotes:
        if quote.is_open and quote.spoken_at is None and _is_due(quote.talk_at, now, hours):
            yield _finding(relationship, quote, quote.contact_id, quote.owner_id, quote.sent_at, _of_quote(quote, now))
    for bill in relationship.invoices:
        waits = bill.waits_for_a_talk and now.workdays_since(bill.issued_at) >= workdays
        if waits and _is_due(bill.talk_at, now, hours):
            what = {"invoiced" if bill.talk_at else "invoice": bill.number}
            yield _finding(relationship, bill, None, bill.issued_by_id, bill.issued_at, what)
    for change in relationship.changes:
        since = change.estimated_at
        if change.waits_for_a_talk and since and now.workdays_since(since) >= workdays:
            yield _finding(relationship, change, change.contact_id, change.by_id, since, {"change": change.title})


def _is_due(talk_at: datetime | None, now: Moment, hours: int) -> bool:
    return talk_at is None or now.at >= talk_at + timedelta(hours=hours)


def _finding(relationship: Relationship, about: Priced, to: int | None, person: int | None, *said: Any) -> Finding:
    contact, (since, what) = relationship.contact(to), said
    is_booked = bool(what.keys() & {"talked", "invoiced"})
    return Finding(
        about=about,
        to=contact.id if contact else None,
        reason=f"{since.isoformat()} {'booked' if is_booked else 'none'}",
        channel="" if is_booked else contact.voice if contact else "phone",
        person=person,
        facts={**relationship.names(contact), **what},
    )


def _of_quote(quote: QuoteFacts, now: Moment) -> dict[str, Any]:
    if quote.talk_at is None:
        return {"number": quote.number, "quote": quote.title}
    return {"number": quote.number, "talked": quote.title, "talk_on": now.day_of(quote.talk_at).isoformat()}
