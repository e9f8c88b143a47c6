"""
A complaint is a gift: thank for it, look into it, put it right, and ask again.

Whoever complains still hopes. Most say nothing and leave. So the first answer is neither an explanation nor a defence
but thanks, on the same day. Then they hear what we found, then that it is put right; and two weeks later somebody asks
whether it really is.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.complaints import Times, next_step
from vinculo.practices.practice import NOW, TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TROUBLE-02",
    title=_("A complaint waits for its next step"),
    rule=_(
        "Fires until they are thanked, which is due within 24 hours; when what we found is due after three working"
        " days, or putting it right some days later; and two weeks after that, to ask again."
    ),
    advice=_("Thank %(contact)s for saying it, by %(thank_by_at)s: “%(what)s”."),
    settled_by=_("The next step: thanks, what we found, putting it right, asking again."),
    source="A1, A4",
    urgency=TODAY,
    kind="news",
    action="complaint",
    instead=(
        _("Thank %(contact)s now for saying it: “%(what)s” has waited since %(unthanked_at)s."),
        _("Tell %(contact)s by %(find_by_on)s what you found: “%(what)s”."),
        _("Tell %(contact)s now what you found: “%(what)s” has waited since %(unfound_on)s."),
        _("Put it right with %(contact)s: “%(what)s” was looked into on %(found_on)s."),
        _("Ask %(contact)s whether it is well now: “%(what)s” was put right on %(resolved_on)s."),
    ),
    bring=(_("No explanation and nobody to blame: what %(contact)s noticed, and what happens next."),),
    parameters={
        "hours": Parameter(default=24, unit="hours", low=1, high=120),
        "workdays": Parameter(default=3, unit="workdays", low=1, high=20),
        "resolve": Parameter(default=5, unit="workdays", low=1, high=60),
        "days": Parameter(default=14, unit="days", low=1, high=90),
    },
)


@practice.check
def complaints_without_their_next_step(
    relationship: Relationship, now: Moment, *, hours: int, workdays: int, resolve: int, days: int
) -> Iterator[Finding]:
    times = Times(hours, workdays, resolve, days)
    for complaint in relationship.complaints:
        step = next_step(complaint, now, times)
        if step is None:
            continue
        contact = relationship.contact(complaint.contact_id)
        what = complaint.text.strip().rstrip(".")
        yield Finding(
            about=complaint,
            to=contact.id if contact else None,
            reason=step.name,
            urgency=NOW if step.due_at <= now.at and complaint.resolved_at is None else TODAY,
            channel=contact.voice if contact else "phone",
            person=complaint.owner_id,
            due_at=step.due_at,
            facts={**relationship.names(contact), "what": what, **step.facts},
        )
