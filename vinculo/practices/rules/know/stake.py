"""
Know who decides.

Work can go well for weeks with somebody who likes it and cannot say yes to it. Then a stranger looks at the result, and
everything begins again. Who has the power to decide is known before the work runs, and known anew when they leave.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.facts import ProjectFacts
from vinculo.practices.practice import TODAY, Finding, Moment, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="KNOW-05",
    title=_("Nobody knows who decides"),
    rule=_("Fires when a project runs and no contact with the power to decide is known, or the known one has left."),
    advice=_("Ask %(contact)s who decides about %(project)s: nobody with that power is noted."),
    settled_by=_("Naming somebody who decides."),
    source="A2",
    urgency=TODAY,
    kind="home",
    action="name",
    instead=(
        _("Note who you work with at %(faceless)s: nobody is known there, and %(project)s runs."),
        _("Ask %(contact)s who decides about %(project)s now that %(left)s is gone."),
    ),
    why=(_("%(left)s left on %(left_on)s."),),
)


@practice.check
def running_work_nobody_decides_about(relationship: Relationship, now: Moment) -> Iterator[Finding]:
    """One finding for all projects: it is about the client, and names the first of them."""
    there = {contact.id for contact in relationship.present_contacts}
    if any(contact.power == "decides" for contact in relationship.present_contacts):
        return
    open_ended = [
        project for project in relationship.running_projects if not _has_decider(relationship, project, there)
    ]
    if not open_ended:
        return
    contact, project = relationship.main_contact, min(open_ended, key=lambda project: (project.began_on, project.id))
    gone = [(one.left_on, one.id, one.name) for one in relationship.contacts if one.power == "decides" and one.left_on]
    left_on, _id, name = max(gone, default=(None, 0, ""))
    yield Finding(
        about=relationship.client,
        to=contact.id if contact else None,
        reason=left_on.isoformat() if left_on else "never known",
        channel=contact.voice if contact else "phone",
        person=project.lead_id,
        facts={
            **relationship.names(contact),
            "project": project.name,
            **({} if contact or name else {"faceless": relationship.client.name}),
            **({"left": name, "left_on": left_on.isoformat()} if left_on else {}),
        },
    )


def _has_decider(relationship: Relationship, project: ProjectFacts, there: set[int]) -> bool:
    parts = (part for part in relationship.parts if part.project_id == project.id and part.role == "decider")
    return any(part.contact_id in there for part in parts)
