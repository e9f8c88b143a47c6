"""
Explain a no, and bring another way.

A wish that cannot be met is no small thing to whoever had it. Left without an answer it comes back, a little sorer each
time. A no with its reason and with something that can be done shows that the wish was taken seriously.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TALK-14",
    title=_("A no without an explanation"),
    rule=_("Fires three working days after a wish of theirs turned out not to be possible and nobody explained it."),
    advice=_("Explain to %(contact)s why “%(what)s” cannot be done, and what can."),
    settled_by=_("An explanation, with another way."),
    source="A2",
    urgency=TODAY,
    kind="reply",
    action="explain",
    why=(_("It was decided on %(decided_on)s."), _("Why: %(because)s")),
    bring=(_("Instead: %(other)s"),),
    parameters={"workdays": Parameter(default=3, unit="workdays", low=0, high=30)},
)


@practice.check
def wishes_refused_in_silence(relationship: Relationship, now: Moment, *, workdays: int) -> Iterator[Finding]:
    for change in relationship.changes:
        if change.state != "infeasible" or change.side != "theirs" or change.explained_at or change.decided_at is None:
            continue
        decided_on = now.day_of(change.decided_at)
        if now.calendar.workdays_between(decided_on, now.today) < workdays:
            continue
        contact, project = relationship.contact(change.contact_id), relationship.project(change.project_id)
        yield Finding(
            about=change,
            to=contact.id if contact else None,
            reason="not explained",
            channel=contact.voice if contact else "phone",
            person=project.lead_id if project else None,
            facts={
                **relationship.names(contact),
                "what": change.title,
                "decided_on": decided_on.isoformat(),
                **({"because": change.because} if change.because else {}),
                **({"other": change.instead} if change.instead else {}),
            },
        )
