"""
Look back among ourselves, beginning with thanks.

What went well is named first, with the name of who did it; that is what makes the rest sayable. Then, without
blame, what we do differently next time. Two weeks later nobody remembers the details that matter.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.ending import delivered
from vinculo.practices.practice import WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="CLOSE-05",
    title=_("No look back"),
    rule=_(
        "Fires ten working days after a project was delivered when the team has not looked back on it, or nobody was"
        " thanked by name."
    ),
    advice=_("Look back on %(project)s with the team, and begin with thanks: delivered on %(delivered_on)s."),
    settled_by=_("A look back, with thanks by name."),
    source="A2",
    urgency=WEEK,
    kind="home",
    action="look_back",
    instead=(_("Thank somebody by name for %(thankless)s: you looked back on %(held_on)s, and nobody was thanked."),),
    parameters={
        "workdays": Parameter(default=10, unit="workdays", low=0, high=60),
        "days": Parameter(default=60, unit="days", low=14, high=365),
    },
)


@practice.check
def ends_without_a_look_back(relationship: Relationship, now: Moment, *, workdays: int, days: int) -> Iterator[Finding]:
    """days: after which nobody remembers the details."""
    for project, on in delivered(relationship, now, workdays, days):
        held_on = project.looked_back_on
        thanked = any(thanks.project_id == project.id for thanks in relationship.appreciations)
        if held_on and (thanked or held_on >= now.today):
            continue  # on the day itself the thanks may still be written down
        yield Finding(
            about=project,
            reason="thanks" if held_on else on.isoformat(),
            person=project.lead_id,
            facts={
                **relationship.names(relationship.main_contact),
                "project": project.name,
                "delivered_on": on.isoformat(),
                **({"thankless": project.name, "held_on": held_on.isoformat()} if held_on else {}),
            },
        )
