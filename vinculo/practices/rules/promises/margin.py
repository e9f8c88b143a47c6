"""
Leave room between our date and theirs.

A promise without margin holds only if nothing at all goes wrong. Planning to be ready a little before the day we gave
away costs nothing when all goes well, and saves the promise when it does not.

Some promises need none: what is in hand already, or is done in a minute. Then the reason stands beside the promise
and nobody asks again.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import CONSIDER, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="PROM-04",
    title=_("A promise without margin"),
    rule=_(
        "Fires when a promise has no internal date, or one less than a working day before the promised date, and no"
        " reason why."
    ),
    advice=_("Leave room before %(due_on)s: “%(what)s” has no margin if something comes up."),
    settled_by=_("An earlier internal date, or the reason why it needs none."),
    source="A1",
    urgency=CONSIDER,
    kind="home",
    action="margin",
    why=(
        _("%(contact_name)s heard %(due_on)s; our own date is %(internal_on)s."),
        _("No internal date is set; %(suggested_on)s would leave some room."),
    ),
    parameters={
        "workdays": Parameter(default=1, unit="workdays", low=1, high=20),
        "ahead": Parameter(default=3, unit="workdays", low=1, high=30),
    },
)


@practice.check
def promises_without_margin(relationship: Relationship, now: Moment, *, workdays: int, ahead: int) -> Iterator[Finding]:
    """ahead: how far off a promise must be for margin still to be of use; nearer ones are for PROM-01."""
    for promise in relationship.promises:
        due_on, internal_on = promise.promised_on, promise.internal_on
        if not promise.is_open or promise.margin_reason or due_on is None or now.workdays_until(due_on) < ahead:
            continue
        if promise.is_expected_late() or (internal_on and _between(internal_on, due_on, now) >= workdays):
            continue
        if promise.forecast_on and _between(promise.forecast_on, due_on, now) >= workdays:
            continue  # there is room as it goes now
        contact = relationship.contact(promise.made_to)
        yield Finding(
            about=promise,
            reason=due_on.isoformat(),
            person=promise.owner_id,
            facts={
                **relationship.names(contact),
                "what": promise.text,
                "due_on": due_on.isoformat(),
                **_own_date(internal_on, due_on, now, workdays),
            },
        )


def _between(internal_on: date, due_on: date, now: Moment) -> int:
    return now.calendar.workdays_between(internal_on, due_on)


def _own_date(internal_on: date | None, due_on: date, now: Moment, workdays: int) -> dict[str, str]:
    if internal_on:
        return {"internal_on": internal_on.isoformat()}
    return {"suggested_on": now.calendar.add_workdays(due_on, -workdays).isoformat()}
