"""A milestone's promised date moves: the promises that hang on it are agreed anew, with the reason."""

from datetime import date, datetime

from django.db import transaction

from vinculo.agreements import recorded
from vinculo.agreements.models import Promise, Renegotiation
from vinculo.people.models import Person
from vinculo.projects.models import Milestone

Days = tuple[date | None, date | None]  # internal and forecast, as they were
Moved = tuple[Renegotiation, Days]


def hanging_on(milestone: Milestone) -> list[Promise]:
    """Open promises with a date that were made about this milestone."""
    return list(Promise.objects.open().filter(milestone=milestone, promised_on__isnull=False).order_by("pk"))


def move_promises(
    milestone: Milestone, *, to_on: date, internal_on: date | None, reason: str, by: Person | None, at: datetime
) -> list[Moved]:
    """Each of them to the new day; ours is never later than theirs. With what to write back if it is undone."""
    own = min(internal_on, to_on) if internal_on else None
    found = []
    for promise in hanging_on(milestone):
        before = promise.internal_on, promise.forecast_on
        moved = promise.renegotiate(to_on=to_on, internal_on=own, reason=reason[:300], by=by, at=at)
        found.append((moved, before))
    return found


@transaction.atomic
def move_back(change: Renegotiation, days: Days, *, by: Person) -> None:
    """It was not agreed after all: the promise has its dates of before, `days` are ours and the forecast."""
    promise = change.promise
    promise.promised_on, (promise.internal_on, promise.forecast_on) = change.from_on, days
    promise.save(update_fields=["promised_on", "internal_on", "forecast_on"])
    recorded.promise_altered(promise, from_on=change.to_on, to_on=change.from_on, reason="", by=by)
    change.delete()
