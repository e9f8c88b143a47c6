"""
Plan time for what goes wrong, and for their approval.

A plan in which every day is full holds until the first cold. And a result is not finished when we finish it:
somebody at the client has to look at it, and has other things to do. Both need days of their own in the plan.

Where a date leaves no room on purpose, the reason stands beside it. What looks ready early needs no more room.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.early import comes_early
from vinculo.practices.facts import MilestoneFacts, ProjectFacts
from vinculo.practices.practice import WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="AGREE-04",
    title=_("A milestone without buffer"),
    rule=_(
        "Fires when the buffer of a milestone to come is less than 10 % of the working days before it, or less than two"
        " working days are left for their approval."
    ),
    advice=_("Leave more room in the plan before “%(milestone)s”, %(due_on)s: the buffer is too small."),
    settled_by=_("Days of buffer and for their approval, or the reason why it needs none."),
    source="A2",
    urgency=WEEK,
    kind="home",
    action="buffer",
    instead=(_("Plan days for the approval of %(approver)s before “%(milestone)s”, %(due_on)s."),),
    why=(
        ngettext_lazy(
            "%(needed)d working day would be a tenth of the way there.",
            "%(needed)d working days would be a tenth of the way there.",
            "needed",
        ),
    ),
    parameters={
        "percent": Parameter(default=10, unit="percent", low=1, high=50),
        "approval": Parameter(default=2, unit="workdays", low=0, high=20),
        "ahead": Parameter(default=5, unit="workdays", low=0, high=60),
    },
)


@practice.check
def milestones_without_room(
    relationship: Relationship, now: Moment, *, percent: int, approval: int, ahead: int
) -> Iterator[Finding]:
    """The next such milestone of a project. ahead: how far off it must be for room in the plan still to be of use."""
    tight = (one for one in relationship.milestones if not comes_early(relationship, one, now))
    in_order = sorted(tight, key=lambda one: (one.promised_on or date.max, one.id))
    for project in relationship.running_projects:
        for milestone in (one for one in in_order if one.project_id == project.id):
            due_on = milestone.promised_on
            if due_on is None or milestone.done_on or milestone.buffer_reason.strip():
                continue
            if now.workdays_until(due_on) < ahead or not (lacks := _lacks(milestone, project, now, percent, approval)):
                continue
            names = relationship.names(relationship.main_contact)
            facts: dict[str, Any] = {"approver": names["contact"]} if lacks == "approval" else {"needed": lacks}
            facts |= {**names, "project_id": project.id, "milestone": milestone.name, "due_on": due_on.isoformat()}
            yield Finding(about=milestone, reason=due_on.isoformat(), person=project.lead_id, facts=facts)
            break


def _lacks(milestone: MilestoneFacts, project: ProjectFacts, now: Moment, percent: int, approval: int) -> Any:
    """The days of buffer it needs and has not, or "approval"; None when it has both."""
    promised_on, ready_on, between = milestone.promised_on, milestone.forecast_late_on, now.calendar.workdays_between
    assert promised_on
    needed = max(1, between(project.began_on, promised_on) * percent // 100)
    if ready_on and between(ready_on, promised_on) >= needed + approval:
        return None  # as it goes there is room
    if (has := milestone.buffer(now.calendar)) < needed:
        return needed
    if milestone.approval_days is None and milestone.buffer_days is None:
        return None if has >= approval else approval  # only the two dates are known: room is room
    given = milestone.approval_days if milestone.approval_days is not None else has - needed
    return "approval" if given < approval else None
