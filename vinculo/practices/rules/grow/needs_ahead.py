"""
Propose it before they ask.

Much of what clients need comes back: the shop before Christmas, the catalogue in spring, the yearly renewal. They think
of it when it is urgent. Whoever speaks of it a month earlier is not selling: they spare them the hurry.

Only what the record shows counts: two things of one kind that began about a year apart and speak of the same in their
names, or three in a row whatever they were called. It says which, so that one can see whether it is a pattern.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import CONSIDER, Finding, Moment, Parameter, Practice
from vinculo.practices.recurring import what_comes_again
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="GROW-09",
    title=_("What they will need soon"),
    rule=_(
        "Fires within 30 days before a project, an agreement, an opportunity or a request of theirs comes round again"
        " that came twice at this time of the year, and nothing new is on the table."
    ),
    advice=_("Speak to %(contact)s before they ask: around %(expected_on)s it is time for “%(what)s” again."),
    settled_by=_("Something new on the table: an opportunity, or a project that is being prepared."),
    source="A3",
    urgency=CONSIDER,
    kind="care",
    action="propose",
    why=(_("“%(what)s” began on %(last_on)s, and “%(before)s” on %(before_on)s."),),
    bring=(_("What it took the last time, and what %(contact)s would do differently."),),
    parameters={
        "days": Parameter(default=30, unit="days", low=7, high=120),
        "about": Parameter(default=21, unit="days", low=3, high=60),
        "table": Parameter(default=90, unit="days", low=14, high=365),
    },
)


@practice.check
def what_comes_round_again(
    relationship: Relationship, now: Moment, *, days: int, about: int, table: int
) -> Iterator[Finding]:
    """The soonest only. table: what was begun so many days ago or less is on the table, and may well be this."""
    again = what_comes_again(relationship, now, days=days, about=about)
    if not again or relationship.has_to_put_right(now.today) or _is_on_the_table(relationship, now, table):
        return
    soonest, contact = again[0], relationship.main_contact
    yield Finding(
        about=relationship.client,
        to=contact.id if contact else None,
        reason=f"{soonest.last.kind} {soonest.on.isoformat()}",
        channel=contact.voice if contact else "phone",
        facts={
            **relationship.names(contact),
            "what": soonest.last.name,
            "before": soonest.before.name,
            "expected_on": soonest.on.isoformat(),
            "last_on": soonest.last.on.isoformat(),
            "before_on": soonest.before.on.isoformat(),
        },
    )


def _is_on_the_table(relationship: Relationship, now: Moment, days: int) -> bool:
    if any(project.phase == "pre_signing" for project in relationship.projects):
        return True
    begun = [project.began_on for project in relationship.projects]
    begun += [one.on for one in relationship.beginnings]
    return any(0 <= (now.today - on).days <= days for on in begun)
