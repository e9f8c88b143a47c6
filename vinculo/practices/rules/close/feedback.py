"""
Ask how it was for them, and do something about it.

Most people do not complain. They simply do not come back, and the reason would have fitted into one sentence. Asked
in the first days, by somebody they know, they say it: a figure from nought to ten, and what would raise it by one.

A low figure is an offer: they took the trouble to say it. Talk to them, change something, and let them read what.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.ending import delivered, was_asked
from vinculo.practices.practice import TODAY, WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="CLOSE-04",
    title=_("How it is for them"),
    rule=_(
        "Fires five working days after a project was delivered when nobody asked the client for their view, and when"
        " somebody gave six or less and has not read what we did about it."
    ),
    advice=_("Ask %(contact)s how %(project)s was for them: they have had it since %(delivered_on)s."),
    settled_by=_("Asking, and noting what they said; after a low figure, telling them what we did about it."),
    source="A2, A3",
    urgency=WEEK,
    kind="care",
    action="feedback",
    instead=(
        _("Talk to %(contact)s about the %(score)d of 10 they gave on %(given_on)s, and tell them what changes."),
    ),
    bring=(_("From nought to ten, and what would raise it by one for %(contact)s."),),
    parameters={
        "workdays": Parameter(default=5, unit="workdays", low=0, high=60),
        "days": Parameter(default=60, unit="days", low=7, high=365),
        "low": Parameter(default=6, unit="count", low=0, high=9),
    },
)


@practice.check
def results_nobody_asked_about(
    relationship: Relationship, now: Moment, *, workdays: int, days: int, low: int
) -> Iterator[Finding]:
    """days: after which they would have to think hard to remember. low: up to this figure somebody is unhappy."""
    yield from _unhappy(relationship, now, days, low)
    contact = relationship.main_contact
    for project, on in delivered(relationship, now, workdays, days):
        if was_asked(relationship, project, now, on):
            continue
        yield Finding(
            about=project,
            to=contact.id if contact else None,
            reason=on.isoformat(),
            channel=contact.voice if contact else "phone",
            person=project.lead_id,
            facts={**relationship.names(contact), "project": project.name, "delivered_on": on.isoformat()},
        )


def _unhappy(relationship: Relationship, now: Moment, days: int, low: int) -> Iterator[Finding]:
    for one in relationship.feedback:
        if one.score is None or one.given_at is None or one.score > low or one.done_at:
            continue
        if not 0 <= now.days_since(one.given_at) <= days:
            continue
        contact = relationship.contact(one.contact_id)
        yield Finding(
            about=one,
            to=contact.id if contact else None,
            reason=f"score {one.score}",
            urgency=TODAY,
            channel=contact.voice if contact else "phone",
            facts={
                **relationship.names(contact),
                "score": one.score,
                "given_on": now.day_of(one.given_at).isoformat(),
            },
        )
