"""
Say it when a hope no longer fits the plan.

A hope that the plan cannot meet does not go away by itself. It waits until the end, and then it is a disappointment
about something nobody had promised. As long as there is time, a talk can change either of the two: the hope or the
plan.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.contradictions import against
from vinculo.practices.practice import TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="AGREE-07",
    title=_("A hope the plan does not meet"),
    rule=_(
        "Fires when something they hope for is at risk: it was marked so, it names a day by which nothing is planned "
        "or forecast, it names money and the budget is used up, or it is a change that was turned down. After a talk "
        "about it that left it as it was, only 30 days later."
    ),
    advice=_("Talk with %(contact)s about what they hope for: “%(what)s” is at risk."),
    settled_by=_("A talk that changes the hope or the plan, noted beside the hope."),
    source="A1",
    urgency=TODAY,
    kind="status",
    action="reset",
    why=(
        _("They said so on %(said_on)s."),
        _("%(project)s is promised for %(due_on)s."),
        _("They hope for it by %(hoped_on)s."),
        _("“%(milestone)s” looks like %(forecast_on)s."),
        _("%(used)d %% of the budget of %(project)s is used."),
        _("“%(change)s” was turned down."),
    ),
    bring=(_("What %(contact)s can count on, in one sentence, and what would have to change for more."),),
    parameters={"rest": Parameter(default=30, unit="days", low=0, high=365)},
)


@practice.check
def hopes_at_risk(relationship: Relationship, now: Moment, *, rest: int) -> Iterator[Finding]:
    """rest: days without another word after a talk that left the hope as it was."""
    if not relationship.is_active:
        return
    for hope in relationship.expectations:
        if hope.side != "theirs":
            continue
        project = relationship.project(hope.project_id)
        if project and project.phase == "closed":
            continue
        reasons = against(relationship, hope, project, today=now.today, rest=rest)
        if reasons is None:
            continue
        contact = relationship.contact(hope.said_by)
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
                **reasons,
            },
        )
