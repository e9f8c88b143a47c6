"""
Ask those who are happy.

People like to recommend what served them well, and rarely think of it by themselves. Whoever gave us nine or ten, and
with whom all goes well, is glad to be asked: for a few words we may show, or for somebody who might need us.

Once is enough. Whoever was asked, whatever they said, is not asked by this practice again.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import CONSIDER, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship
from vinculo.practices.weather import CLEAR, weather

practice = Practice(
    __name__,
    code="GROW-03",
    title=_("Ask a happy client to speak for us"),
    rule=_(
        "Fires when a client in clear weather gave us nine or ten, 30 days have passed, and nobody ever asked them for"
        " a reference or a recommendation."
    ),
    advice=_("Ask %(contact)s whether they would say a few words about us: they gave us %(score)d of 10."),
    settled_by=_("Asking, whatever the answer."),
    source="A3, A4",
    urgency=CONSIDER,
    kind="care",
    action="ask_reference",
    why=(_("They said it on %(given_on)s, all goes well since, and nobody has asked."),),
    bring=(_("What you would show and where, so that %(contact)s can say yes to something in particular."),),
    parameters={
        "days": Parameter(default=30, unit="days", low=0, high=365),
        "least": Parameter(default=9, unit="count", low=7, high=10),
        "fresh": Parameter(default=365, unit="days", low=30, high=1095),
    },
)


@practice.check
def happy_and_never_asked(
    relationship: Relationship, now: Moment, *, days: int, least: int, fresh: int
) -> Iterator[Finding]:
    """fresh: what they said longer ago says little about today. The last figure counts, whoever gave it."""
    given = [(one.given_at, one.id, one) for one in relationship.feedback if one.given_at and one.score is not None]
    if not given or relationship.references or relationship.referrals:
        return
    given_at, _id, last = max(given, key=lambda one: one[:2])
    if last.score is None or last.score < least or not days <= now.days_since(given_at) <= fresh:
        return
    if relationship.has_to_put_right(now.today) or weather(relationship, now).weather != CLEAR:
        return
    contact = relationship.contact(last.contact_id)
    yield Finding(
        about=relationship.client,
        to=contact.id if contact else None,
        reason=now.day_of(given_at).isoformat(),
        channel=contact.voice if contact else "phone",
        facts={**relationship.names(contact), "score": last.score, "given_on": now.day_of(given_at).isoformat()},
    )
