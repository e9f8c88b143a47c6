"""
Hand over every word given while winning a client.

Whoever wins a client makes promises, hears how they like to work, and learns when they can be called. Whoever then does
the work was not there. What is lost between the two, the client has to say a second time, or believes was a lie.

One sheet holds it, and it counts once the one who does the work has read it and taken it on.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="KNOW-01",
    title=_("Nobody has taken the client on yet"),
    rule=_(
        "Fires two working days after a client was won while the handover sheet lacks the promises made, how they work,"
        " their channel or their hours, or nobody has taken it on."
    ),
    advice=_("Take on the handover of %(client)s: won on %(won_on)s, and nobody has said yes to it yet."),
    settled_by=_("A complete handover sheet that somebody has taken on."),
    source="A2",
    urgency=TODAY,
    kind="home",
    action="take_on",
    instead=(
        _("Write the handover of %(unwritten)s: won on %(won_on)s, and nothing is written down yet."),
        _("Write down what the handover of %(unfinished)s still lacks: won on %(won_on)s."),
    ),
    why=(
        _("Not written yet: what was promised to %(promises_of)s on the way."),
        _("Not written yet: how %(working_style_of)s likes to work."),
        _("Not written yet: the channel %(preferred_channel_of)s prefers."),
        _("Not written yet: when %(hours_of)s can be reached."),
    ),
    parameters={
        "workdays": Parameter(default=2, unit="workdays", low=0, high=20),
        "days": Parameter(default=30, unit="days", low=5, high=365),
    },
)


@practice.check
def clients_nobody_took_on(relationship: Relationship, now: Moment, *, workdays: int, days: int) -> Iterator[Finding]:
    """days: after which a client is no longer new; a sheet that was begun is waited for longer."""
    client, won_on = relationship.client, _won_on(relationship, now)
    sheet = client.handover
    is_over = not relationship.is_active and (sheet is None or relationship.has_past_work)
    if won_on is None or is_over or now.calendar.workdays_between(won_on, now.today) < workdays:
        return
    if sheet is None and (now.today - won_on).days > days:
        return
    if sheet and sheet.accepted_at and not sheet.missing:
        return
    missing = sheet.missing if sheet else ()
    yield Finding(
        about=client,
        reason=won_on.isoformat(),
        person=sheet.manager_id if sheet else None,
        facts={
            **relationship.names(relationship.main_contact),
            "client": client.name,
            "won_on": won_on.isoformat(),
            **({} if sheet else {"unwritten": client.name}),
            **({"unfinished": client.name} if sheet and sheet.accepted_at else {}),
            **{f"{part}_of": client.name for part in sorted(missing)},
        },
    )


def _won_on(relationship: Relationship, now: Moment) -> date | None:
    """The day on the sheet, else the one on which the first work left its preparation."""
    sheet = relationship.client.handover
    if sheet and sheet.won_on:
        return min(sheet.won_on, now.today)
    begun = (
        min((at for at, phase in work.phases if phase != "pre_signing"), default=None) for work in relationship.projects
    )
    first = min((at for at in begun if at and at <= now.at), default=None)
    return now.day_of(first) if first and not relationship.has_past_work else None
