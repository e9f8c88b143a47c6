"""
Ask how it was for them.

Most people do not complain. They simply do not come back, and the reason would have fitted into one sentence. Asked
in the first days, by somebody they know, they say it: a figure from nought to ten, and what would raise it by one.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.ending import delivered, was_asked
from vinculo.practices.practice import WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="CLOSE-04",
    title=_("Nobody asked how it was"),
    rule=_("Fires five working days after a project was delivered when nobody asked the client for their view."),
    advice=_("Ask %(contact)s how %(project)s was for them: they have had it since %(delivered_on)s."),
    settled_by=_("Asking, and noting what they said."),
    source="A2, A3",
    urgency=WEEK,
    kind="care",
    action="feedback",
    bring=(_("From nought to ten, and what would raise it by one for %(contact)s."),),
    parameters={
        "workdays": Parameter(default=5, unit="workdays", low=0, high=60),
        "days": Parameter(default=60, unit="days", low=7, high=365),
    },
)


@practice.check
def results_nobody_asked_about(
    relationship: Relationship, now: Moment, *, workdays: int, days: int
) -> Iterator[Finding]:
    """days: after which they would have to think hard to remember."""
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
