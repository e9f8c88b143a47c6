"""
Give your time to those who fit.

Somebody like the clients you work best with deserves a next step before they look elsewhere. And for somebody who does
not fit, a kind no today is worth more, to both, than a late one after many hours.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.practice import CONSIDER, LEADS, WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.prospect import LeadFacts, Prospect
from vinculo.practices.relationship import Relationship

KNOWN = 40  # of what weighs, so much has to be known: less says little
LITTLE = 40

practice = Practice(
    __name__,
    code="GROW-06",
    title=_("Time for those who fit"),
    rule=_(
        "Fires when a lead that fits the ideal client has been idle for 5 working days, or when one that does not fit "
        "has taken more than 2 hours."
    ),
    advice=_("Set the next step with %(client)s: they fit %(fits)d %% and nothing has happened since %(idle_on)s."),
    settled_by=_("A next step, or a kind no."),
    source="A3",
    urgency=WEEK,
    kind="care",
    action="decide",
    of=LEADS,
    instead=(_("Think about a kind no to %(client)s: they fit %(little)d %% and took %(hours)d hours so far."),),
    why=(
        ngettext_lazy(
            "Nothing has happened for %(days)d working day.", "Nothing has happened for %(days)d working days.", "days"
        ),
        _("%(told)d %% of what you look at is known of them."),
    ),
    parameters={
        "days": Parameter(default=5, unit="workdays", low=1, high=60),
        "fits_from": Parameter(default=70, unit="percent", low=50, high=100),
        "hours": Parameter(default=2, unit="hours", low=1, high=40),
    },
)


@practice.check
def time_for_those_who_fit(
    relationship: Relationship, now: Moment, *, days: int, fits_from: int, hours: int
) -> Iterator[Finding]:
    """One that waits for its first answer, or whose work is on the board, is somebody else's matter."""
    lead = relationship.lead if isinstance(relationship, Prospect) else None
    if lead is None or lead.fit is None or lead.known < KNOWN or lead.answered_at is None or lead.has_opportunity:
        return
    if lead.fit >= fits_from:
        yield from _idle(lead, now, days)
    elif lead.fit <= LITTLE and lead.minutes > hours * 60:
        yield Finding(
            about=lead,
            reason="little",
            urgency=CONSIDER,
            facts={"little": lead.fit, "hours": lead.minutes // 60, "told": lead.known},
        )


def _idle(lead: LeadFacts, now: Moment, days: int) -> Iterator[Finding]:
    since = now.day_of(lead.touched_at)
    idle = now.calendar.workdays_between(since, now.today)
    if idle >= days:
        facts = {"fits": lead.fit, "idle_on": since.isoformat(), "days": idle, "told": lead.known}
        yield Finding(about=lead, reason=since.isoformat(), facts=facts)
