"""
Nobody carries more than a week holds.

Whoever has more to do than hours to do it in does not become faster. They become silent, and the client hears of it
last. Help, or a plan that fits, is cheaper every day it comes earlier.

What counts is all of a person's work, for every client. It is said once, where they have most of it.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.practice import WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TEAM-02",
    title=_("Somebody has too much before them"),
    rule=_("Fires when somebody has overdue tasks, or more planned for two weeks than they have working hours."),
    advice=ngettext_lazy(
        "Help %(who)s: %(overdue)d task is overdue, most of the work in %(project)s.",
        "Help %(who)s: %(overdue)d tasks are overdue, most of the work in %(project)s.",
        "overdue",
    ),
    settled_by=_("Help, or a plan that fits their hours."),
    source="A2",
    urgency=WEEK,
    kind="home",
    action="relieve",
    instead=(_("Share the work of %(who)s: %(planned)d hours in two weeks that have %(hours)d, most in %(project)s."),),
    parameters={
        "percent": Parameter(default=100, unit="percent", low=50, high=200),
        "overdue": Parameter(default=1, unit="count", low=1, high=100),
    },
)


@practice.check
def people_with_too_much(relationship: Relationship, now: Moment, *, percent: int, overdue: int) -> Iterator[Finding]:
    """Whoever leads the project helps; where that is the one with too much, whoever has the client."""
    for load in relationship.loads:
        capacity, project = load.capacity(now.calendar), relationship.project(load.project_id)
        is_full = load.planned * 100 > capacity * percent
        if project is None or (not is_full and load.overdue < overdue):
            continue
        full = {"planned": round(load.planned / 60), "hours": round(capacity / 60)} if is_full else {}
        week = now.today.isocalendar()
        yield Finding(
            about=load,
            reason=f"{'full' if is_full else 'overdue'} {week.year} {week.week}",  # every week is news again
            person=project.lead_id if project.lead_id != load.person_id else relationship.client.owner_id,
            facts={
                **relationship.names(relationship.main_contact),
                "who": load.name,
                "project": project.name,
                "overdue": load.overdue,
                **full,
            },
        )
