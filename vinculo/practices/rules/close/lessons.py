"""
Write down what the next team should know.

What was learnt lives in the heads of those who were there, and leaves with them. Two or three sentences, found
again when somebody starts a project like this one, are worth more than a long report nobody opens.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import CONSIDER, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="CLOSE-06",
    title=_("Closed without a lesson"),
    rule=_("Fires ten working days after a project was closed when no lesson was written down."),
    advice=_("Write down what %(project)s taught you: closed on %(closed_on)s, and nothing is kept of it."),
    settled_by=_("One lesson, or more."),
    source="A2",
    urgency=CONSIDER,
    kind="home",
    action="learn",
    parameters={
        "workdays": Parameter(default=10, unit="workdays", low=0, high=60),
        "days": Parameter(default=90, unit="days", low=14, high=365),
    },
)


@practice.check
def ends_without_a_lesson(relationship: Relationship, now: Moment, *, workdays: int, days: int) -> Iterator[Finding]:
    """days: after which it is forgotten anyway."""
    for project in relationship.projects:
        closed_on = project.closed_on if project.phase == "closed" else None
        if closed_on is None or project.lesson_at or (now.today - closed_on).days > days:
            continue
        if now.calendar.workdays_between(closed_on, now.today) < workdays:
            continue
        yield Finding(
            about=project,
            reason=closed_on.isoformat(),
            person=project.lead_id,
            facts={
                **relationship.names(relationship.main_contact),
                "project": project.name,
                "closed_on": closed_on.isoformat(),
            },
        )
