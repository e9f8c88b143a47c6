"""
Begin to test while there is time to mend.

Testing at the end finds everything at the worst moment: when the day is near and nothing can be moved. The first tests
belong in the middle, and the client's own look at it not much later.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.ending import nearing_end
from vinculo.practices.facts import EffortFacts
from vinculo.practices.practice import WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="PROM-06",
    title=_("Tests have not begun"),
    rule=_("Fires when 70 % of the time of a project is over and neither tests nor approvals have begun."),
    advice=_("Plan the tests of %(project)s: %(gone)d %% of the time is over and none are in the plan."),
    settled_by=_("The first test or approval that has begun."),
    source="A2",
    urgency=WEEK,
    kind="home",
    action="plan_work",
    instead=(
        ngettext_lazy(
            "Begin to test %(project)s: %(gone)d %% of the time is over and %(tests)d test waits.",
            "Begin to test %(project)s: %(gone)d %% of the time is over and %(tests)d tests wait.",
            "tests",
        ),
    ),
    why=(_("It is promised for %(due_on)s."),),
    parameters={"percent": Parameter(default=70, unit="percent", low=10, high=100)},
)


@practice.check
def tests_that_wait(relationship: Relationship, now: Moment, *, percent: int) -> Iterator[Finding]:
    for project, gone in nearing_end(relationship, now, percent):
        effort = project.effort
        if project.phase != "delivery" or effort is None or not _lacks_tests(effort) or project.due_on is None:
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
                **({"tests": effort.tests} if effort.tests else {}),
            },
        )


def _lacks_tests(effort: EffortFacts) -> bool:
    """None has begun; where no task was estimated nobody plans here, and the lack of tests says nothing."""
    return effort.tests_begun == 0 if effort.tests else effort.estimated > 0
