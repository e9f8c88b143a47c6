"""
Plan how it goes live before it does.

The last week belongs to small things nobody thought of: keys, copies, who is told, what happens if it fails at nine
in the evening. Written down as steps with a name each, they are an afternoon; found out one by one, they are a
crisis.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.ending import nearing_end
from vinculo.practices.practice import WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="CLOSE-01",
    title=_("No plan for going live"),
    rule=_("Fires when 80 % of the time of a project is over and there is no step of putting it live."),
    advice=_("Plan how %(project)s goes live, step by step: %(gone)d %% of the time is over."),
    settled_by=_("Steps of putting it live, each with somebody who sees to it."),
    source="A2",
    urgency=WEEK,
    kind="home",
    action="hand_over",
    why=(_("It is promised for %(due_on)s."),),
    parameters={"percent": Parameter(default=80, unit="percent", low=10, high=100)},
)


@practice.check
def endings_without_a_plan(relationship: Relationship, now: Moment, *, percent: int) -> Iterator[Finding]:
    for project, gone in nearing_end(relationship, now, percent):
        steps = (item for item in relationship.hand_over if item.project_id == project.id and item.kind == "deploy")
        in_plan = project.effort is not None and project.effort.deploys > 0
        if any(steps) or in_plan or project.launched_on or project.due_on is None:
            continue
        yield Finding(
            about=project,
            reason=project.due_on.isoformat(),
            person=project.lead_id,
            facts={
                **relationship.names(relationship.main_contact),
                "project": project.name,
                "gone": gone,
                "due_on": project.due_on.isoformat(),
            },
        )
