"""
Remember the days that matter to them.

A birthday, ten years of the shop, the morning the new site opens: a few friendly words on such a day say that we see
people, not accounts. They cost a minute and are remembered for long.

Days off are greeted on the working day before. The words sell nothing.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from vinculo.practices.facts import DateFacts
from vinculo.practices.practice import WEEK, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="KNOW-04",
    title=_("A day that matters to them"),
    rule=_("Fires two working days before an important date of a contact or a client, until friendly words were said."),
    advice=_("%(day_on)s is a day that matters to %(contact)s. A good moment for a few words."),
    settled_by=_("A friendly word on the day, or on the last working day before it."),
    source="A1, A4",
    urgency=WEEK,
    kind="care",
    action="greet",
    instead=(
        _("“%(what)s” is on %(day_on)s. A good moment for a few words to %(contact)s."),
        _("%(birthday_of)s has a birthday on %(day_on)s. A few friendly words are enough."),
        _("%(anniversary_of)s and we have an anniversary on %(day_on)s. A good moment for a few words."),
        _("%(day_on)s is launch day for %(launch_of)s. A good moment for a few words."),
    ),
    parameters={"workdays": Parameter(default=2, unit="workdays", low=0, high=10)},
)


@practice.check
def days_that_matter(relationship: Relationship, now: Moment, *, workdays: int) -> Iterator[Finding]:
    """Not of people with whom nothing ever happened, as in an address book that was brought in."""
    days = relationship.dates if relationship.projects or relationship.exchanges else ()
    for day in days:
        on = day.next_on(now.today)
        if on is None or now.workdays_until(on) > workdays or _is_greeted(day, on, relationship, now):
            continue
        contact = relationship.contact(day.contact_id)
        names = relationship.names(contact)
        yield Finding(
            about=day,
            to=contact.id if contact else None,
            reason=on.isoformat(),
            channel=contact.preferred_channel if contact else "",
            due_at=now.end_of_work(on),
            facts={
                **names,
                "day_on": on.isoformat(),
                **({"what": day.what} if day.what else {f"{day.kind}_of": names["contact"]}),
            },
        )


def _is_greeted(day: DateFacts, on: date, relationship: Relationship, now: Moment) -> bool:
    """Somebody of us spoke or wrote to them when it was time to: earlier words were about something else."""
    greeted_on = now.day_of(now.end_of_work(on))
    return any(
        talk.is_from_us and greeted_on <= now.day_of(talk.at) <= on and day.contact_id in (None, *talk.contact_ids)
        for talk in relationship.exchanges
    )
