"""
Leave them able to live without us.

A result without a manual makes the client call for every small thing, and feel foolish each time. Guides, passwords
handed over, a page on what to do when something stops: they are part of the work, and the last moment to write them
is now.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.facts import ProjectFacts
from vinculo.practices.practice import WEEK, Finding, Moment, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="CLOSE-02",
    title=_("Manuals are missing"),
    rule=_(
        "Fires when a project is being closed and its manuals and guides are not listed, or not all of them are done."
    ),
    advice=_("List the manuals and guides %(contact)s needs for %(project)s: none is noted."),
    settled_by=_("Every document done, or taken off the list."),
    source="A2",
    urgency=WEEK,
    kind="home",
    action="documents",
    instead=(_("Finish “%(document)s” for %(contact)s: %(project)s is being closed."),),
    why=(_("%(done)d of %(all)d documents are done."),),
)


@practice.check
def documents_not_there(relationship: Relationship, now: Moment) -> Iterator[Finding]:
    for project in relationship.projects:
        if project.phase != "closing":
            continue
        facts = _missing(relationship, project)
        if facts is None:
            continue
        yield Finding(
            about=project,
            reason="open" if facts else "none",
            person=project.lead_id,
            facts={**relationship.names(relationship.main_contact), "project": project.name, **facts},
        )


def _missing(relationship: Relationship, project: ProjectFacts) -> dict[str, str | int] | None:
    """The first that is not done, with how many are; nothing when none is listed; None when all are there."""
    listed = [item for item in relationship.hand_over if item.project_id == project.id and item.kind == "document"]
    open_ones = sorted((item for item in listed if item.done_on is None), key=lambda item: item.id)
    if open_ones:
        return {"document": open_ones[0].what, "done": len(listed) - len(open_ones), "all": len(listed)}
    effort = project.effort
    in_plan = effort is not None and effort.documents > 0
    return None if listed or in_plan else {}
