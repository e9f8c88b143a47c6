"""
Make something of being early.

What is ready before its day is a present, if it is given as one. Handed over early and said aloud, it is
remembered; kept in a drawer until the date, it is merely on time.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.practices.early import AHEAD, WORKDAYS, is_early, ready_on
from vinculo.practices.facts import MilestoneFacts, PromiseFacts
from vinculo.practices.practice import CONSIDER, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="PROM-07",
    title=_("Something will be ready early"),
    rule=_(
        "Fires when something is expected two working days or more before the promised day, and within the next ten"
        " working days."
    ),
    advice=_("“%(what)s” looks ready by %(forecast_on)s, promised for %(due_on)s. Give it to %(contact)s early."),
    settled_by=_("Delivering it before its day, and saying so."),
    source="A1",
    urgency=CONSIDER,
    kind="care",
    action="keep",
    why=(ngettext_lazy("That is %(days)d working day early.", "That is %(days)d working days early.", "days"),),
    parameters={
        "workdays": Parameter(default=WORKDAYS, unit="workdays", low=1, high=20),
        "ahead": Parameter(default=AHEAD, unit="workdays", low=1, high=60),
    },
)


@practice.check
def results_before_their_day(
    relationship: Relationship, now: Moment, *, workdays: int, ahead: int
) -> Iterator[Finding]:
    """ahead: how near the early day must be to be believed."""
    for about, what, day, due_on, to, person in _candidates(relationship, now):
        if not is_early(day, due_on, now, workdays=workdays, ahead=ahead):
            continue
        contact = relationship.contact(to)
        yield Finding(
            about=about,
            to=contact.id if contact else None,
            reason=due_on.isoformat(),
            person=person,
            facts={
                **relationship.names(contact),
                "what": what,
                "forecast_on": day.isoformat(),
                "due_on": due_on.isoformat(),
                "days": now.calendar.workdays_between(day, due_on),
                **({"project_id": about.project_id} if about.project_id else {}),
            },
        )


Candidate = tuple[PromiseFacts | MilestoneFacts, str, date, date, int | None, int | None]


def _candidates(relationship: Relationship, now: Moment) -> Iterator[Candidate]:
    """
    Promises by their forecast; milestones without a promise of their own by the latest likely day, and the days their
    approval takes after it.
    """
    promised = {promise.milestone_id for promise in relationship.promises if promise.is_open}
    for promise in relationship.promises:
        if (
            promise.is_open
            and promise.forecast_on
            and promise.promised_on
            and now.workdays_until(promise.promised_on) > 2
        ):
            yield promise, promise.text, promise.forecast_on, promise.promised_on, promise.made_to, promise.owner_id
    running = {project.id: project for project in relationship.running_projects}
    for one in relationship.milestones:
        day, project = ready_on(one, now.calendar), running.get(one.project_id)
        if project and one.id not in promised and not one.done_on and day and one.promised_on:
            yield one, one.name, day, one.promised_on, None, project.lead_id
