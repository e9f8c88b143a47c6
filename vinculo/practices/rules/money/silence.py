"""
A quote without an answer is a question nobody dares to ask.

They saw the price, and then it went quiet. Often nobody said no: somebody fell ill, somebody else has to agree, one
line is unclear. A short call finds out which; waiting makes it a no.

The regular check-in is about the work that goes on: it does not count as that call, or a client with a weekly one
would never be asked.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="MONEY-04",
    title=_("A quote without an answer"),
    rule=_("Fires when five working days went by since you talked about a quote, and nobody answered or called."),
    advice=_("Call %(contact)s about “%(quote)s”: you talked about its price on %(spoken_on)s and have no answer yet."),
    settled_by=_("Their answer, a call, or a quote that is withdrawn."),
    source="A1, A3",
    urgency=WEEK,
    kind="money",
    action="call",
    why=(_("It is quote %(number)s."),),
    bring=(_("No pushing: what is still open for %(contact)s, and who else has to agree."),),
    parameters={"workdays": Parameter(default=5, unit="workdays", low=1, high=30)},
)


@practice.check
def quotes_without_an_answer(relationship: Relationship, now: Moment, *, workdays: int) -> Iterator[Finding]:
    talks = (fact for fact in relationship.exchanges if fact.is_by_voice and not fact.is_check_in)
    calls = [talk.at for talk in talks if talk.at <= now.at]
    for quote in relationship.quotes:
        if not quote.is_open or quote.spoken_at is None or quote.spoken_at > now.at:
            continue
        since = max([quote.spoken_at, *calls])
        if now.calendar.workdays_between(now.day_of(since), now.today) < workdays:
            continue
        contact = relationship.contact(quote.contact_id)
        yield Finding(
            about=quote,
            to=contact.id if contact else None,
            reason=since.isoformat(),
            channel=contact.voice if contact else "phone",
            person=quote.owner_id,
            facts={
                **relationship.names(contact),
                "quote": quote.title,
                "number": quote.number,
                "spoken_on": now.day_of(quote.spoken_at).isoformat(),
            },
        )
