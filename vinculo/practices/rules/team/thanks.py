"""
Thank by name when something is reached.

A milestone passes and everybody is already at the next one. Two sentences, to one person, for one thing they did,
are what people stay for. They cost nothing, and late they are worth half.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.facts import MilestoneFacts
from vinculo.practices.practice import CONSIDER, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TEAM-03",
    title=_("Nobody was thanked"),
    rule=_("Fires three working days after a milestone was reached when nobody on the team was thanked for it."),
    advice=_("Thank somebody for “%(milestone)s”, by name: it was reached on %(done_on)s."),
    settled_by=_("Thanks, noted with what they are for."),
    source="A2",
    urgency=CONSIDER,
    kind="care",
    action="thank",
    parameters={
        "workdays": Parameter(default=3, unit="workdays", low=0, high=20),
        "days": Parameter(default=21, unit="days", low=3, high=120),
    },
)


@practice.check
def results_without_thanks(relationship: Relationship, now: Moment, *, workdays: int, days: int) -> Iterator[Finding]:
    """days: after which nobody knows any more what the thanks are for. Closed projects have their own look back."""
    running = {project.id: project for project in relationship.running_projects}
    for milestone in relationship.milestones:
        done_on = milestone.done_on
        if done_on is None or milestone.project_id not in running or _was_thanked(relationship, milestone, now):
            continue
        if now.calendar.workdays_between(done_on, now.today) < workdays or (now.today - done_on).days > days:
            continue
        yield Finding(
            about=milestone,
            reason=done_on.isoformat(),
            person=running[milestone.project_id].lead_id,
            facts={
                **relationship.names(relationship.main_contact),
                "project_id": milestone.project_id,
                "milestone": milestone.name,
                "done_on": done_on.isoformat(),
            },
        )


def _was_thanked(relationship: Relationship, milestone: MilestoneFacts, now: Moment) -> bool:
    """For the milestone, or on the project since it was reached."""
    assert milestone.done_on
    return any(
        thanks.milestone_id == milestone.id
        or (thanks.project_id == milestone.project_id and now.day_of(thanks.at) >= milestone.done_on)
        for thanks in relationship.appreciations
    )
