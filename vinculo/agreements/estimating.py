"""What a change would take: work, price, and the dates it moves."""

from datetime import datetime

from django.db import transaction

from vinculo.agreements.deciding import DecidedAlready
from vinculo.agreements.effects import NewWork, new_promise, new_work
from vinculo.agreements.models import ChangeEffect, ChangeRequest
from vinculo.calendar.workdays import WorkCalendar
from vinculo.people.models import Person
from vinculo.projects.models import Milestone, Task
from vinculo.projects.schedule.plan import Plan


@transaction.atomic
def estimate(
    change: ChangeRequest,
    calendar: WorkCalendar,
    *,
    minutes: int,
    amount: int | None,
    currency: str,
    milestone: Milestone | None,
    after: Task | None,
    by: Person,
    at: datetime,
) -> NewWork:
    """
    Note work (minutes), price (minor units; None: not said) and what they do to the dates, as the plan says now.

    An earlier estimate is replaced; a price that changed has not been spoken about. DecidedAlready if it is decided,
    PlanHasCircle if the plan has no order; then nothing is written.
    """
    work = new_work(
        Plan.of(change.project), calendar, minutes=minutes,
        after=after.pk if after else None, milestone=milestone.pk if milestone else None,
    )  # fmt: skip
    values = {
        "minutes": minutes, "amount": amount, "currency": currency, "milestone": milestone, "after": after,
        "estimated_at": at, "estimated_by": by, "state": ChangeRequest.State.ESTIMATED, "updated_at": at,
    }  # fmt: skip
    if change.spoken_at and amount != change.amount:
        values |= {"spoken_at": None, "sent_at": None}
    if ChangeRequest.objects.undecided().filter(pk=change.pk).update(**values) != 1:
        raise DecidedAlready
    write_effects(change, work, calendar)
    change.refresh_from_db()
    return work


def write_effects(change: ChangeRequest, work: NewWork, calendar: WorkCalendar) -> None:
    """The milestones that move, in place of those noted before."""
    change.effects.all().delete()
    ChangeEffect.objects.bulk_create(
        ChangeEffect(
            change=change,
            milestone_id=move.milestone_id,
            from_on=move.from_on,
            to_on=move.to_on,
            promised_to_on=new_promise(move, calendar),
        )
        for move in work.moves
        if move.from_on and move.to_on
    )
