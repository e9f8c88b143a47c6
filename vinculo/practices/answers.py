"""What people answer to a nudge: done, not now, does not apply. Each is kept with who and when and can be undone."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from vinculo.people.models import Person
from vinculo.practices.models import Nudge, Standing, State


@transaction.atomic
def do(nudge: Nudge, *, by: Person, at: datetime, note: str = "") -> bool:
    """Mark as done. False if somebody else had answered it before."""
    return _answer(nudge, State.DONE, by=by, at=at, note=note)


@transaction.atomic
def dismiss(nudge: Nudge, *, by: Person, at: datetime, reason: str) -> bool:
    """It does not apply, and why. Raises ValueError without a reason."""
    if not reason.strip():
        raise ValueError("a dismissal needs its reason")
    return _answer(nudge, State.DISMISSED, by=by, at=at, note=reason)


@transaction.atomic
def snooze(nudge: Nudge, *, by: Person, at: datetime, until: datetime) -> bool:
    """Not before `until`. Raises ValueError when that has passed already."""
    if until <= at:
        raise ValueError("snooze until a moment that is still to come")
    return _answer(nudge, State.SNOOZED, by=by, at=at, until=until)


@transaction.atomic
def reopen(nudge: Nudge, *, by: Person, at: datetime) -> None:
    """Take the answer back."""
    was_closed = nudge.state in (State.DONE, State.DISMISSED)
    nudge.state, nudge.snoozed_until, nudge.closed_at, nudge.changed_at = State.OPEN, None, None, at
    nudge.save(update_fields=["state", "snoozed_until", "closed_at", "changed_at"])
    nudge.events.create(kind="undone", at=at, by=by)
    if was_closed:
        Standing.objects.filter(client=nudge.client_id).update(open_nudges=F("open_nudges") + 1)


def _answer(
    nudge: Nudge, state: State, *, by: Person, at: datetime, note: str = "", until: datetime | None = None
) -> bool:
    closed_at = None if state == State.SNOOZED else at
    live = Nudge.objects.live().filter(pk=nudge.pk)
    won = live.update(state=state, snoozed_until=until, closed_at=closed_at, changed_at=at) == 1
    if won:
        nudge.state, nudge.snoozed_until, nudge.closed_at, nudge.changed_at = state, until, closed_at, at
        nudge.events.create(kind=state, at=at, by=by, note=note[:300], until=until)
        if closed_at:
            standing = Standing.objects.filter(client=nudge.client_id, open_nudges__gt=0)
            standing.update(open_nudges=F("open_nudges") - 1)
    return won
