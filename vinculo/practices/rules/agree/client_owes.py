"""
Remind them, kindly, of what only they can bring.

Most projects wait for the client more often than the client for us: photos, texts, keys, a yes. Saying nothing is no
kindness. The date slips, and the reason for it looks like an excuse when it is told afterwards.

A good reminder is short, comes before the day and names what hangs on it.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.facts import ObligationFacts
from vinculo.practices.practice import TODAY, WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="AGREE-05",
    title=_("Something of theirs is due"),
    rule=_(
        "Fires three days before something that the client has to do or to give is due, and again once it is overdue;"
        " quiet for some days after each reminder."
    ),
    advice=_("Remind %(contact)s of “%(what)s”: due on %(due_on)s."),
    settled_by=_("Its arrival, or a friendly reminder that says what hangs on it."),
    source="A0",
    urgency=TODAY,
    kind="status",
    action="remind",
    instead=(_("Ask %(contact)s how it stands with “%(what)s”: it was due on %(late_on)s."),),
    why=(
        _("“%(milestone)s”, promised for %(awaited_on)s, waits for it."),
        _("%(received)d of %(wanted)d are here."),
        _("You last reminded them on %(reminded_on)s."),
    ),
    bring=(_("If it is late: %(if_late)s"),),
    parameters={
        "days": Parameter(default=3, unit="days", low=0, high=60),
        "again": Parameter(default=5, unit="days", low=1, high=60),
    },
)


@practice.check
def debts_of_the_client(relationship: Relationship, now: Moment, *, days: int, again: int) -> Iterator[Finding]:
    """again: so many days after a reminder it may come again."""
    for owed in relationship.obligations:
        due_on = owed.due_on
        if owed.side != "theirs" or not owed.is_open or due_on is None or (due_on - now.today).days > days:
            continue
        project = relationship.project(owed.project_id)
        if project and project.phase == "closed":
            continue  # what was not needed until the end is not needed any more
        if owed.reminded_at and now.days_since(owed.reminded_at) < again:
            continue
        is_late, contact = due_on < now.today, relationship.contact(owed.contact_id)
        yield Finding(
            about=owed,
            to=contact.id if contact else None,
            reason=f"{due_on} {'late' if is_late else 'soon'} {len(owed.reminders)}",
            urgency=TODAY if is_late else WEEK,
            channel=contact.preferred_channel if contact else "",
            person=owed.owner_id,
            facts={
                **relationship.names(contact),
                "what": owed.what,
                "due_on": due_on.isoformat(),
                **({"late_on": due_on.isoformat()} if is_late else {}),
                **_more(relationship, owed, now),
            },
        )


def _more(relationship: Relationship, owed: ObligationFacts, now: Moment) -> dict[str, str | int]:
    waits, reminded_at = relationship.milestone(owed.milestone_id), owed.reminded_at
    facts: dict[str, str | int] = {"if_late": owed.if_late.strip()} if owed.if_late.strip() else {}
    if waits and waits.promised_on and waits.done_on is None:
        facts |= {"milestone": waits.name, "awaited_on": waits.promised_on.isoformat()}
    if owed.wanted:
        facts |= {"received": owed.received, "wanted": owed.wanted}
    return facts | ({"reminded_on": now.day_of(reminded_at).isoformat()} if reminded_at else {})
