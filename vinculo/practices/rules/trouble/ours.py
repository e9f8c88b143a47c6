"""
Own our own mistakes.

“It was our mistake, and this is what we do about it” takes one breath and ends most anger. Explaining whose fault
it was, or waiting for it to be forgotten, keeps it alive. Nobody of the team is named: it was ours.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TROUBLE-05",
    title=_("Our mistake, and nobody said so"),
    rule=_("Fires when they know of a mistake of ours and have not heard within a working day that it was ours."),
    advice=_("Tell %(contact)s calmly that it was our mistake: “%(what)s”."),
    settled_by=_("Owning it."),
    source="A1, A4",
    urgency=TODAY,
    kind="news",
    action="own",
    why=(_("They have known of it since %(told_on)s."),),
    bring=(_("One sentence without an explanation, then what %(contact)s gets from us."),),
    parameters={"workdays": Parameter(default=1, unit="workdays", low=0, high=10)},
)


@practice.check
def mistakes_nobody_owned(relationship: Relationship, now: Moment, *, workdays: int) -> Iterator[Finding]:
    """What they do not know yet is told first: that is for the practice about bad news."""
    for news in relationship.bad_news:
        if not news.is_ours or news.owned_at or news.told_at is None:
            continue
        told_on = now.day_of(news.told_at)
        if now.calendar.workdays_between(told_on, now.today) < workdays:
            continue
        contact = relationship.contact(news.contact_id)
        yield Finding(
            about=news,
            to=contact.id if contact else None,
            reason="not owned",
            channel=contact.voice if contact else "phone",
            facts={
                **relationship.names(contact),
                "what": news.what.strip().rstrip("."),
                "told_on": told_on.isoformat(),
            },
        )
