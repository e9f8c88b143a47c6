"""
Decide a change before it is work.

Changes are welcome: they show that somebody thinks about the result. What hurts is a change that hangs in the air,
or one that was begun before both sides knew what it costs and what it moves.

Work it out, put it before them, and begin when it is signed.
"""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from vinculo.practices.facts import ChangeFacts
from vinculo.practices.practice import NOW, TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="AGREE-06",
    title=_("A change hangs in the air"),
    rule=_(
        "Fires when a change request is undecided for three working days, or work on it began before it was signed, on"
        " paper or in the portal. One they asked for in the portal is spoken of a working day earlier: they were told"
        " by when they hear."
    ),
    advice=_("Put a date and a price on change %(number)d, “%(what)s”: it was asked for on %(asked_on)s."),
    settled_by=_("A decision, and a signature before work on it begins."),
    source="A0, A3",
    urgency=TODAY,
    kind="money",
    action="decide",
    instead=(
        _("Have change %(number)d signed by %(contact)s, “%(what)s”: work on it began on %(began_on)s."),
        _("Ask %(contact)s for a decision on change %(number)d, “%(what)s”: it is worked out since %(estimated_on)s."),
    ),
    why=(
        _("%(contact_name)s asked for it on %(asked_on)s."),
        _("They asked in the portal, which told them to expect a word by %(told_on)s."),
    ),
    parameters={"workdays": Parameter(default=3, unit="workdays", low=0, high=30)},
)


@practice.check
def changes_undecided_or_unsigned(relationship: Relationship, now: Moment, *, workdays: int) -> Iterator[Finding]:
    for change in relationship.changes:
        began_at = change.work_began_at
        is_unsigned = began_at is not None and not change.is_signed and _counts(change)
        waits_since = change.estimated_at or change.asked_at
        patience = workdays - 1 if change.is_from_portal and change.estimated_at is None else workdays
        if not is_unsigned and not (change.is_undecided and _age(waits_since, now) >= patience):
            continue
        contact = relationship.contact(change.contact_id)
        facts = {"asked_on": now.day_of(change.asked_at).isoformat()}
        if is_unsigned and began_at:
            facts["began_on"] = now.day_of(began_at).isoformat()
        elif change.estimated_at:
            facts["estimated_on"] = now.day_of(change.estimated_at).isoformat()
        elif change.is_from_portal:
            facts["told_on"] = now.calendar.add_workdays(now.day_of(change.asked_at), workdays).isoformat()
        project = relationship.project(change.project_id)
        yield Finding(
            about=change,
            to=contact.id if contact else None,
            reason="unsigned" if is_unsigned else f"undecided {now.day_of(waits_since)}",
            urgency=NOW if is_unsigned else TODAY,
            channel=contact.voice if contact else "phone",
            person=project.lead_id if project else None,
            facts={**relationship.names(contact), "number": change.number, "what": change.title, **facts},
        )


def _counts(change: ChangeFacts) -> bool:
    """Neither withdrawn nor turned down."""
    return change.state in ("asked", "estimated", "accepted")


def _age(at: datetime, now: Moment) -> int:
    return now.calendar.workdays_between(now.day_of(at), now.today)
