"""
Sit at one table now and then.

People forgive, trust and remember those they have met. A quarter of a year without seeing each other is long for any
relationship, and the moments when a project passes into its next phase are the ones not to go through by mail.

For clients who are marked as far away (no distances are kept) a video call counts as meeting. A meeting that is
planned, or agreed as the next word, counts as well; before a change of phase only if it comes first.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="TALK-06",
    title=_("Time to meet"),
    rule=_(
        "Fires after 90 days without meeting in person (for clients far away, by video), and within two weeks before a"
        " phase changes when you have not met for a month."
    ),
    advice=_("Arrange to meet %(contact)s: no meeting is on record yet."),
    settled_by=_("Meeting, or a meeting named as the next word."),
    source="A1, A4",
    urgency=WEEK,
    kind="care",
    action="meet",
    instead=(
        _("Meet %(contact)s before %(phase_on)s, when %(project)s passes into its next phase."),
        _("Arrange to meet %(contact)s: you last sat together on %(met_on)s."),
    ),
    why=(_("You last met on %(met_on)s."),),
    parameters={
        "days": Parameter(default=90, unit="days", low=7, high=730),
        "ahead": Parameter(default=14, unit="days", low=0, high=60),
        "recent": Parameter(default=30, unit="days", low=1, high=365),
    },
)


@practice.check
def not_met_for_long(
    relationship: Relationship, now: Moment, *, days: int, ahead: int, recent: int
) -> Iterator[Finding]:
    """ahead: how soon a phase must change to ask for a meeting, unless you met within the `recent` days."""
    if not relationship.is_active or relationship.is_faceless or _is_said(relationship, now):
        return
    met_at = _last_met_at(relationship, now)
    began_on = min(project.began_on for project in relationship.projects if project.phase != "closed")
    began_on = max(began_on, relationship.on_record_since(now))
    apart = now.days_since(met_at) if met_at else (now.today - began_on).days
    change = _phase_change(relationship, now, ahead) if met_at is None or apart >= recent else None
    last = date.fromisoformat(change["phase_on"]) if change else now.today + timedelta(days=days)
    if (apart < days and change is None) or relationship.meets_until(last, now):
        return
    contact = relationship.main_contact
    met_on = now.day_of(met_at).isoformat() if met_at else ""
    yield Finding(
        about=relationship.client,
        to=contact.id if contact else None,
        reason=change["phase_on"] if change else met_on or "never",
        channel="video" if relationship.client.is_remote else "in_person",
        facts={**relationship.names(contact), **({"met_on": met_on} if met_on else {}), **(change or {})},
    )


def _is_said(relationship: Relationship, now: Moment) -> bool:
    word = relationship.next_word
    return word is not None and word.on >= now.today and relationship.is_meeting(word.channel)


def _last_met_at(relationship: Relationship, now: Moment) -> datetime | None:
    met = (talk.at for talk in relationship.exchanges if relationship.is_meeting(talk.channel) and talk.at <= now.at)
    return max(met, default=None)


def _phase_change(relationship: Relationship, now: Moment, ahead: int) -> dict[str, Any] | None:
    """The nearest day on which a project begins, or is due, in the next days."""
    changes: list[tuple[date, int, str]] = []
    for project in relationship.projects:
        day = project.starts_on if project.phase == "pre_signing" else project.due_on
        if project.phase != "closed" and day and 0 <= (day - now.today).days <= ahead:
            changes.append((day, project.id, project.name))
    return {"phase_on": min(changes)[0].isoformat(), "project": min(changes)[2]} if changes else None
