"""
Give a little more than they expect.

What was agreed and delivered is forgotten soon: it was paid for. A small thing nobody had to do is remembered, because
it says that somebody thought of them. It costs an hour, not a discount.

Only where the rest is in order. A present in the middle of trouble looks like a bribe.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.practice import CONSIDER, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="GROW-02",
    title=_("A little extra"),
    rule=_("Fires when work has gone on for 120 days and nothing beyond the agreed was given to the client meanwhile."),
    advice=_("Do something small for %(contact)s that nobody asked for."),
    settled_by=_("A favour, noted."),
    source="A0, A4",
    urgency=CONSIDER,
    kind="care",
    action="favour",
    instead=(_("Do something small for %(contact)s that nobody asked for: the last time was on %(given_on)s."),),
    why=(
        ngettext_lazy(
            "For %(days)d day %(contact_name)s has had what was agreed, and nothing more.",
            "For %(days)d days %(contact_name)s has had what was agreed, and nothing more.",
            "days",
        ),
    ),
    bring=(_("Something you noticed about their business, half an hour of it done, and no invoice for %(contact)s."),),
    parameters={"days": Parameter(default=120, unit="days", low=30, high=730)},
)


@practice.check
def nothing_beyond_the_agreed(relationship: Relationship, now: Moment, *, days: int) -> Iterator[Finding]:
    begun = [project.began_on for project in relationship.running_projects]
    if not begun or relationship.has_to_put_right(now.today):
        return
    given_on = max((favour.on for favour in relationship.favours), default=None)
    since = given_on or max(min(begun), relationship.on_record_since(now))
    if (now.today - since).days < days:
        return
    contact = relationship.main_contact
    facts = {**relationship.names(contact), "days": (now.today - since).days}
    yield Finding(
        about=relationship.client,
        to=contact.id if contact else None,
        reason=since.isoformat(),
        facts={**facts, "given_on": given_on.isoformat()} if given_on else facts,
    )
