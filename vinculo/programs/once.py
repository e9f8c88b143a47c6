"""
Asking twice does it once: a change under an `Idempotency-Key` is made by one of those who ask, and its answer is kept.

    claim = once.claim(token, key, mark, at=now)       # Busy: somebody is at it; Another: the key was for other words
    if claim.answered: ...                             # the answer of then
    with transaction.atomic():
        ...
        once.settle(claim, status=201, body=..., at=now)
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from vinculo.programs.models import Asked, Token

KEPT = timedelta(hours=24)
GIVEN_UP = timedelta(minutes=2)  # who has not answered by then is not going to


class Busy(Exception):
    """The same is being done at this moment."""


class Another(Exception):
    """Something else was asked for under this key."""


def claim(token: Token, key: str, mark: str, *, at: datetime) -> Asked:
    """Ours to do, or done: then with `answered_at`. Written at once, so that whoever comes second sees it."""
    Asked.objects.filter(token=token, key=key, asked_at__lte=at - KEPT).delete()
    try:
        with transaction.atomic():
            return Asked.objects.create(token=token, key=key, mark=mark, asked_at=at)
    except IntegrityError:
        known = Asked.objects.filter(token=token, key=key).first()
    if known is None:
        raise Busy  # it was let go of between two statements: the next time it is free
    if known.mark != mark:
        raise Another
    if known.answered_at is None:
        _take_over(known, at)
    return known


def _take_over(known: Asked, at: datetime) -> None:
    """From a process that died. Should it be alive after all, it cannot settle any more and writes nothing."""
    still = Asked.objects.filter(pk=known.pk, answered_at=None, asked_at=known.asked_at, asked_at__lte=at - GIVEN_UP)
    if still.update(asked_at=at) != 1:
        raise Busy
    known.asked_at = at


def settle(claim: Asked, *, status: int, headers: dict[str, Any], body: str, at: datetime) -> None:
    """Keep the answer, in the transaction of the change. Busy: it is no longer ours to do."""
    ours = Asked.objects.filter(pk=claim.pk, answered_at=None, asked_at=claim.asked_at)
    if ours.update(answered_at=at, status=status, headers=headers, body=body) != 1:
        raise Busy


def let_go(claim: Asked) -> None:
    """It could not be done: the key is free again."""
    Asked.objects.filter(pk=claim.pk, answered_at=None, asked_at=claim.asked_at).delete()


def forget(*, before: datetime) -> int:
    return Asked.objects.filter(asked_at__lt=before).delete()[0]
