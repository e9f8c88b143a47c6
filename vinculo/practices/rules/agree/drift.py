"""
Say it when a hope no longer fits the plan.

A hope that the plan cannot meet does not go away by itself. It waits until the end, and then it is a disappointment
about something nobody had promised. As long as there is time, a talk can change either of the two: the hope or the
plan.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import TODAY, Finding, Moment, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="AGREE-07",
    title=_("A hope the plan does not meet"),
    rule=_("Fires when something they hope for is at risk: it contradicts the plan or the forecast."),
    advice=_("Talk with %(contact)s about what they hope for: “%(what)s” is at risk."),
    settled_by=_("A talk that changes the hope or the plan, noted beside the hope."),
    source="A1",
    urgency=TODAY,
    kind="status",
    action="reset",
    why=(
        _("They said so on %(said_on)s."),
        _("%(project)s is promised for %(due_on)s."),
        _("“%(milestone)s” looks like %(forecast_on)s."),
    ),
    bring=(_("What %(contact)s can count on, in one sentence, and what would have to change for more."),),
)


@practice.check
def hopes_at_risk(relationship: Relationship, now: Moment) -> Iterator[Finding]:
    if not relationship.is_active:
        return
    for hope in relationship.expectations:
        if hope.side != "theirs" or hope.state != "risk":
            continue
        contact = relationship.contact(hope.said_by)
        project = relationship.project(hope.project_id)
        yield Finding(
            about=hope,
            to=contact.id if contact else None,
            reason=hope.asked_on.isoformat() if hope.asked_on else "",
            channel=contact.voice if contact else "phone",
            person=project.lead_id if project else None,
            facts={
                **relationship.names(contact),
                "what": hope.text.strip().rstrip("."),
                **({"said_on": hope.asked_on.isoformat()} if hope.asked_on else {}),
                **(
                    {"project": project.name, "due_on": project.due_on.isoformat()}
                    if project and project.due_on
                    else {}
                ),
                **_slip(relationship, hope.project_id),
            },
        )


def _slip(relationship: Relationship, project_id: int | None) -> dict[str, str]:
    """The milestone of this project that is expected latest after its promised day."""
    late = [
        (one.forecast_on, one.id, one.name)
        for one in relationship.milestones
        if one.project_id == project_id and one.forecast_on and one.promised_on and one.forecast_on > one.promised_on
    ]
    return {"milestone": max(late)[2], "forecast_on": max(late)[0].isoformat()} if late else {}
