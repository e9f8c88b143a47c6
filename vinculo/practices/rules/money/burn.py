"""
Talk about the budget before it is used up.

Hours go faster than the work they were meant for, now and then, in every project. Said at half way, it is a
decision both sides take together; found on the last invoice, it is a dispute.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="MONEY-02",
    title=_("The budget runs ahead of the work"),
    rule=_("Fires when the share of the budget that is used is ten points or more above the share of the work done."),
    advice=_(
        "Talk with %(contact)s about the budget of %(project)s: %(used)d %% of it is used for %(done)d %% of the work."
    ),
    settled_by=_("A talk about it, and more budget, less work or a plan that fits."),
    source="A1, A2",
    urgency=TODAY,
    kind="money",
    action="call",
    why=(_("%(spent)d of %(agreed)d hours are used."),),
    bring=(_("What is left to do in hours, and two ways to go on."),),
    parameters={
        "points": Parameter(default=10, unit="percent", low=1, high=90),
        "least": Parameter(default=20, unit="percent", low=0, high=90),
    },
)


@practice.check
def budgets_ahead_of_the_work(relationship: Relationship, now: Moment, *, points: int, least: int) -> Iterator[Finding]:
    """least: before so much of the budget is used, the figures say little."""
    for project in relationship.running_projects:
        budget, effort = project.budget, project.effort
        if budget is None or effort is None or budget.used < least or budget.used - effort.percent < points:
            continue
        contact = relationship.main_contact
        yield Finding(
            about=project,
            to=contact.id if contact else None,
            reason=f"{budget.used // 10}0 % of {budget.minutes}",  # every tenth of it is news again
            channel=contact.voice if contact else "phone",
            person=project.lead_id,
            facts={
                **relationship.names(contact),
                "project": project.name,
                "used": budget.used,
                "done": effort.percent,
                "spent": round(budget.spent / 60),
                "agreed": round(budget.minutes / 60),
            },
        )
