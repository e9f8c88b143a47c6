"""
Celebrate what was done together.

People remember how a thing began and how it ended. An evening, a cake sent over, a photo of everybody: something
small that says that this was good. It is planned while the joy is fresh, or it is not planned at all.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.ending import delivered
from vinculo.practices.practice import WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="CLOSE-03",
    title=_("Nothing to celebrate with"),
    rule=_("Fires five working days after a project was delivered when no celebration is planned."),
    advice=_("Plan how you celebrate %(project)s with %(contact)s: they have had it since %(delivered_on)s."),
    settled_by=_("A celebration, planned or held."),
    source="A2",
    urgency=WEEK,
    kind="care",
    action="celebrate",
    parameters={
        "workdays": Parameter(default=5, unit="workdays", low=0, high=60),
        "days": Parameter(default=45, unit="days", low=7, high=365),
    },
)


@practice.check
def ends_without_a_celebration(
    relationship: Relationship, now: Moment, *, workdays: int, days: int
) -> Iterator[Finding]:
    """days: after which the moment has gone."""
    contact = relationship.main_contact
    for project, on in delivered(relationship, now, workdays, days):
        if project.closing and project.closing.has_celebration:
            continue
        yield Finding(
            about=project,
            to=contact.id if contact else None,
            reason=on.isoformat(),
            person=project.lead_id,
            facts={**relationship.names(contact), "project": project.name, "delivered_on": on.isoformat()},
        )
