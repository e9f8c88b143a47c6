"""
A friendly call when an invoice is overdue.

Mostly it was overlooked, lies with somebody who is away, or there is something about it that nobody told us. A
reminder in writing answers none of that; whoever knows them best asks.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="MONEY-03",
    title=_("An invoice is overdue"),
    rule=_("Fires five working days after an invoice they have was due, while something of it is open."),
    advice=_(
        "Call %(contact)s about invoice %(number)s: it was due on %(due_on)s. Ask whether something is not right."
    ),
    settled_by=_("A call, and the payment or a day on which it comes."),
    source="A0",
    urgency=TODAY,
    kind="money",
    action="call",
    why=(_("It is %(days)d days overdue."),),
    bring=(_("The invoice, and the account it is paid to."),),
    parameters={"workdays": Parameter(default=5, unit="workdays", low=0, high=60)},
)


@practice.check
def overdue_invoices(relationship: Relationship, now: Moment, *, workdays: int) -> Iterator[Finding]:
    """Every month it stays open is news again."""
    for invoice in relationship.invoices:
        if not invoice.is_overdue(now.today):
            continue
        if now.calendar.workdays_between(invoice.due_on, now.today) < max(workdays, 1):
            continue
        contact, days = relationship.main_contact, (now.today - invoice.due_on).days
        yield Finding(
            about=invoice,
            to=contact.id if contact else None,
            reason=f"{invoice.due_on} {days // 30}",
            channel=contact.voice if contact else "phone",
            facts={
                **relationship.names(contact),
                "number": invoice.number,
                "due_on": invoice.due_on.isoformat(),
                "days": days,
            },
        )
