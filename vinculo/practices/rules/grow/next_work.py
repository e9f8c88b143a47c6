"""
Speak of what comes next while you are still there.

The best moment to think about the next piece of work is when the present one goes well and is nearly done. Not to
sell: to ask what comes next for them, and whether we have a part in it. First we listen to how this one was.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.ending import delivered, nearing_end, was_asked
from vinculo.practices.facts import ProjectFacts
from vinculo.practices.practice import CONSIDER, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="GROW-08",
    title=_("What comes after this?"),
    rule=_("Fires when 70 % of the time of a project is over and no next step with this client is on the table."),
    advice=_("Ask %(contact)s what comes after %(project)s: %(gone)d %% of the time is over."),
    settled_by=_("A next step with them, or more work on record."),
    source="A0, A2",
    urgency=CONSIDER,
    kind="care",
    action="next_step",
    why=(_("It is promised for %(due_on)s."),),
    parameters={"percent": Parameter(default=70, unit="percent", low=10, high=100)},
)


@practice.check
def ends_with_nothing_after_them(relationship: Relationship, now: Moment, *, percent: int) -> Iterator[Finding]:
    """About the one that ends last; quiet while other work goes on or is prepared, and while there is trouble."""
    if relationship.has_to_put_right(now.today) or _is_on_the_table(relationship):
        return
    ending = list(nearing_end(relationship, now, percent))
    at_work = [project for project in relationship.projects if project.phase != "closed"]
    if not ending or len(ending) < len(at_work) or any(_has_next_step(project) for project, _gone in ending):
        return
    if any(not was_asked(relationship, project, now, on) for project, on in delivered(relationship, now, 0, 365)):
        return  # first how it was
    project, gone = max(ending, key=lambda one: (one[0].due_on, one[0].id))
    contact = relationship.main_contact
    assert project.due_on
    yield Finding(
        about=project,
        to=contact.id if contact else None,
        channel=contact.voice if contact else "phone",
        facts={
            **relationship.names(contact),
            "project": project.name,
            "gone": gone,
            "due_on": project.due_on.isoformat(),
        },
    )


def _is_on_the_table(relationship: Relationship) -> bool:
    """More work is spoken of: an opportunity, a price they have, or an agreement that is being written."""
    hoped_for = any(one.kind == "opportunity" and one.over_at is None for one in relationship.beginnings)
    priced = any(quote.is_open for quote in relationship.quotes)
    at_work = {project.id for project in relationship.projects}
    written = any(one.signed_on is None and one.project_id not in at_work for one in relationship.agreements)
    return hoped_for or priced or written


def _has_next_step(project: ProjectFacts) -> bool:
    return project.closing is not None and bool(project.closing.next_step.strip())
