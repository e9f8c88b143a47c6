"""How a change is decided. Two people may press at once: one decides, the other is told."""

from datetime import datetime
from typing import Any

from django.db import transaction

from vinculo.agreements import recorded
from vinculo.agreements.models import ChangeRequest
from vinculo.clients.models import Contact
from vinculo.people.models import Person
from vinculo.record.chain import Actor

State = ChangeRequest.State


class DecidedAlready(Exception):
    """Somebody decided it before."""


class WorkBegan(Exception):
    """Somebody worked on it: taking the decision back would take their work away."""


class NotAsTheySawIt(Exception):
    """It was worked out anew, or is no longer before them: what they saw is not what they would say yes to."""


@transaction.atomic
def decide(
    change: ChangeRequest,
    state: str,
    *,
    by: Person | None,
    at: datetime,
    seen: datetime | None = None,
    actor: Actor | None = None,
    **more: Any,
) -> None:
    """
    Put it into a decided state, or raise DecidedAlready. `by` is None where one of theirs decided it themselves
    (`decided_by_contact`): then `actor` is how the record names them, and `seen` the estimate they had before them,
    else NotAsTheySawIt.
    """
    values = {"state": state, "decided_at": at, "decided_by": by, "updated_at": at, **more}
    waiting = ChangeRequest.objects.undecided().filter(pk=change.pk)
    if seen is not None:
        waiting = waiting.waiting_for_them().filter(estimated_at=seen)
    if waiting.update(**values) != 1:
        if seen is not None and ChangeRequest.objects.undecided().filter(pk=change.pk).exists():
            raise NotAsTheySawIt
        raise DecidedAlready
    for name, value in values.items():
        setattr(change, name, value)
    contact = more.get("decided_by_contact")
    told: dict[str, Any] = {"decided_by": f"contact:{contact.pk}"} if contact else {}
    if seen is not None:
        told |= {"minutes": change.minutes, "amount": change.amount, "currency": change.currency}
    recorded.change_did("decided", change, by=by, actor=actor, decision=state, **told)


def decline(
    change: ChangeRequest,
    *,
    because: str,
    instead: str,
    contact: Contact | None,
    by: Person | None,
    at: datetime,
    seen: datetime | None = None,
    actor: Actor | None = None,
) -> None:
    """It is not done now. `contact`: who of them said so; None if we did."""
    more = {"because": because, "instead": instead, "decided_by_contact": contact}
    decide(change, State.DECLINED, by=by, at=at, seen=seen, actor=actor, **more)


def cannot(change: ChangeRequest, *, because: str, instead: str, by: Person, at: datetime) -> None:
    """It cannot be done: why, and what we offer instead. They still have to hear it from us (`explained_at`)."""
    decide(change, State.INFEASIBLE, by=by, at=at, because=because, instead=instead)


def withdraw(
    change: ChangeRequest,
    *,
    by: Person | None,
    at: datetime,
    contact: Contact | None = None,
    actor: Actor | None = None,
) -> None:
    """Whoever wanted it wants it no more. `contact`: who of them said so, where they did it themselves."""
    decide(change, State.WITHDRAWN, by=by, at=at, actor=actor, decided_by_contact=contact)


@transaction.atomic(savepoint=False)
def open_again(change: ChangeRequest, *, at: datetime, by: Person | None = None) -> bool:
    """Undecided again, for what was not accepted. False if it is undecided, or accepted (see `accepting.take_back`)."""
    values: dict[str, Any] = {
        "state": State.ESTIMATED if change.estimated_at else State.ASKED, "decided_at": None, "decided_by": None,
        "decided_by_contact": None, "because": "", "instead": "", "explained_at": None, "updated_at": at,
    }  # fmt: skip
    closed = (State.DECLINED, State.INFEASIBLE, State.WITHDRAWN)
    won = ChangeRequest.objects.filter(pk=change.pk, state__in=closed).update(**values) == 1
    if won:
        recorded.change_did("reopened", change, by=by)
    return won


@transaction.atomic(savepoint=False)
def sign(change: ChangeRequest, *, how: str, at: datetime, by: Person | None = None) -> bool:
    """Both sides have it on paper. False if it is not accepted, or was signed before."""
    accepted = ChangeRequest.objects.filter(pk=change.pk, state=State.ACCEPTED, signed_at=None)
    won = accepted.update(signed_at=at, signed_how=how, updated_at=at) == 1
    if won:
        recorded.change_did("signed", change, by=by, signed_at=at.isoformat())
    return won
