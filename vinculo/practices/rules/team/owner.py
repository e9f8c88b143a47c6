"""
One person for each area, on both sides.

What two people answer for, nobody does. When each part of the work has one name on our side and one on theirs,
questions find their way, and nobody has to know who knows.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.facts import ProjectFacts
from vinculo.practices.practice import WEEK, Finding, Moment, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TEAM-01",
    title=_("An area nobody answers for"),
    rule=_(
        "Fires when an area of a running project has no person who answers for it, when nobody leads the project, or no"
        " counterpart at the client is named."
    ),
    advice=_("Name who leads %(project)s: nobody does."),
    settled_by=_("Naming one person on each side."),
    source="A2",
    urgency=WEEK,
    kind="home",
    action="assign",
    instead=(
        _("Name who answers for %(area)s in %(project)s: nobody does."),
        _("Ask %(contact)s who is the counterpart for %(asked)s at %(client)s: nobody is named."),
    ),
)


@practice.check
def areas_nobody_answers_for(relationship: Relationship, now: Moment) -> Iterator[Finding]:
    """
    One finding for each project, about the first thing that is missing. Without areas the one who is key, or the only
    one of theirs, is the counterpart.
    """
    there = {contact.id for contact in relationship.present_contacts}
    for project in relationship.running_projects:
        missing = _missing(relationship, project, there)
        if missing is None:
            continue
        contact = relationship.main_contact
        yield Finding(
            about=project,
            reason=next(iter(missing.values()), "lead")[:80],
            person=project.lead_id,
            facts={
                **relationship.names(contact),
                "client": relationship.client.name,
                "project": project.name,
                **missing,
            },
        )


def _missing(relationship: Relationship, project: ProjectFacts, there: set[int]) -> dict[str, str] | None:
    """Whose name is missing: of the lead ({}), of an area's owner, of their counterpart; None if all are there."""
    areas = sorted((one for one in relationship.areas if one.project_id == project.id), key=lambda one: one.id)
    orphan = next((area for area in areas if area.responsible_id is None), None)
    if orphan:
        return {"area": orphan.name}
    if not areas and project.lead_id is None:
        return {}
    parts = (part.contact_id for part in relationship.parts if part.project_id == project.id)
    named = {*parts, *(area.counterpart_id for area in areas)}
    is_plain = not areas and (len(there) < 2 or any(contact.is_key for contact in relationship.present_contacts))
    return None if is_plain or named & there else {"asked": project.name}
