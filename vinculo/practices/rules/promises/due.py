"""
Keep the promise while there is still time.

A promise is kept or broken in the days before its date, not on it. Two working days are enough to finish what is
nearly done, to ask a colleague for help, or to see that it will not hold and say so in time.

What matters is the day the client counts on: the one they heard, or a later one we warned them of.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vinculo.practices.practice import TODAY, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="PROM-01",
    title=_("A promise is due"),
    rule=_("Fires when the day a client counts on is two working days away or nearer and the promise is not kept yet."),
    advice=_("“%(what)s” is due on %(due_on)s: %(contact)s counts on it."),
    settled_by=_("Doing it and marking the promise as kept."),
    source="A0, A1",
    urgency=TODAY,
    kind="home",
    action="keep",
    why=(
        _("Promised to %(contact_name)s on %(made_on)s."),
        _("Our own date for it was %(internal_on)s."),
    ),
    parameters={"workdays": Parameter(default=2, unit="workdays", low=0, high=10)},
)


@practice.check
def promises_due_soon(relationship: Relationship, now: Moment, *, workdays: int) -> Iterator[Finding]:
    for promise in relationship.promises:
        due_on = promise.counted_on
        if not promise.is_open or due_on is None or due_on < now.today or now.workdays_until(due_on) > workdays:
            continue
        if promise.expected_on and promise.expected_on > due_on:
            continue  # it will not hold: that is for the warning to say
        contact = relationship.contact(promise.made_to)
        yield Finding(
            about=promise,
            to=contact.id if contact else None,
            reason=due_on.isoformat(),
            person=promise.owner_id,
            due_at=now.end_of_work(due_on),
            facts={
                **relationship.names(contact),
                "what": promise.text,
                "due_on": due_on.isoformat(),
                "made_on": now.day_of(promise.made_at).isoformat(),
                **({"internal_on": promise.internal_on.isoformat()} if promise.internal_on else {}),
            },
        )
