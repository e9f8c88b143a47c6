"""
Thank whoever recommends us, and tell them what came of it.

They put their name in for ours. Thanks within two days says that we noticed; what became of it, later, says that it
was worth their while, whatever the answer was. Who hears nothing does not do it twice.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.facts import ReferralFacts
from vinculo.practices.practice import TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="GROW-04",
    title=_("Thanks for a recommendation"),
    rule=_(
        "Fires two working days after somebody was sent to us when whoever sent them was not thanked, and five working"
        " days after it was decided when they do not know what came of it."
    ),
    advice=_("Thank %(contact)s: %(sent)s came to us through them on %(sent_on)s."),
    settled_by=_("Thanks, and later telling what came of it."),
    source="A3",
    urgency=TODAY,
    kind="care",
    action="thank_referrer",
    instead=(
        _("Tell %(contact)s that %(won)s, whom they sent to us, is a client now."),
        _("Tell %(contact)s that nothing came of it with %(lost)s, and that it was kind of them all the same."),
    ),
    why=(
        _("%(contact_name)s recommended us on %(sent_on)s and has not heard from us about it."),
        _("It was decided on %(decided_on)s."),
    ),
    parameters={
        "workdays": Parameter(default=2, unit="workdays", low=0, high=20),
        "told": Parameter(default=5, unit="workdays", low=0, high=60),
    },
)


@practice.check
def nobody_said_thank_you(relationship: Relationship, now: Moment, *, workdays: int, told: int) -> Iterator[Finding]:
    """told: working days after the decision until they should know it. First the thanks: one matter at a time."""
    for referral in relationship.referrals:
        if referral.thanked_at is None:
            since = now.day_of(referral.at)
            facts, is_due = {"sent": referral.sent, "sent_on": since.isoformat()}, workdays
        elif referral.decided_at and referral.told_at is None:
            since = now.day_of(referral.decided_at)
            facts, is_due = {_outcome(referral): referral.sent, "decided_on": since.isoformat()}, told
        else:
            continue
        if now.calendar.workdays_between(since, now.today) < is_due:
            continue
        contact = relationship.contact(referral.contact_id)
        yield Finding(
            about=referral,
            to=contact.id if contact else None,
            reason="thanks" if referral.thanked_at is None else "outcome",
            channel=contact.voice if contact else "phone",
            facts={**relationship.names(contact), **facts},
        )


def _outcome(referral: ReferralFacts) -> str:
    return "won" if referral.outcome == "won" else "lost"
