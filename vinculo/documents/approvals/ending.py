"""
What ends an approval without an answer: we withdraw it, it runs out, a newer version takes its place, or all have
signed the paper meanwhile.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from vinculo import jobs
from vinculo.db.locking import lock_named
from vinculo.documents.approvals.answering import hold
from vinculo.documents.approvals.asking import Wish, about, ask
from vinculo.documents.models import Approval
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.record.chain import SYSTEM, append

OVER = "vinculo.documents.approvals.letters.tell_withdrawn"


class NotOpen(Exception):
    """Somebody answered, withdrew or replaced it before."""


@transaction.atomic
def withdraw(approval: Approval, *, because: str, by: Person, at: datetime) -> None:
    """We take the question back and say why; those who had the letter hear of it. Raises NotOpen."""
    hold(approval.pk)
    _take_back(approval, because=because, by=by, at=at)
    jobs.enqueue(OVER, approval.pk)


def _take_back(approval: Approval, *, because: str, by: Person, at: datetime) -> None:
    values = {"withdrawn_at": at, "withdrawn_by": by, "withdrawn_because": because}
    open_now = Approval.objects.filter(pk=approval.pk, settled_at=None, withdrawn_at=None, ran_out_at=None)
    if open_now.update(**values) != 1:
        raise NotOpen
    for name, value in values.items():
        setattr(approval, name, value)
    append(about(approval, "approval.withdrawn", {"sha256": approval.sha256}, why=because), actor=acting(by), at=at)


@transaction.atomic
def run_out(approval: Approval, *, at: datetime) -> bool:
    """Its time is over and nobody answered for good. True the one time this is written down."""
    hold(approval.pk)
    over = Approval.objects.filter(
        pk=approval.pk, settled_at=None, withdrawn_at=None, ran_out_at=None, expires_at__lte=at
    )
    if over.update(ran_out_at=at) != 1:
        return False
    append(about(approval, "approval.ran_out", {"sha256": approval.sha256}), actor=SYSTEM, at=at)
    return True


@transaction.atomic
def close_signed(document_id: int, *, because: str, facts: dict[str, Any], at: datetime) -> int:
    """
    All have signed the document: a yes to one of its versions is asked for no more, and the record says why. How many
    were closed. To be called before the sealed version is there. `because`: for them to read; `facts`: what was signed.
    """
    open_now = Approval.objects.filter(settled_at=None, withdrawn_at=None, ran_out_at=None)
    closed = 0
    for approval in open_now.filter(version__document=document_id).order_by("pk"):
        lock_named(f"approval:{approval.pk}")
        if open_now.filter(pk=approval.pk).update(withdrawn_at=at, withdrawn_because=because) == 1:
            act = about(approval, "approval.overtaken", {"sha256": approval.sha256, **facts}, why=because)
            append(act, actor=SYSTEM, at=at)
            jobs.enqueue(OVER, approval.pk)
            closed += 1
    return closed


@transaction.atomic
def follow_up(old: Approval, wish: Wish, *, by: Person, at: datetime) -> Approval:
    """
    Asks anew about what came after. If the old one still waits, it is withdrawn; they hear of the new one only.

    Raises CannotBeAsked, and NotOpen if it was approved in the meantime: then there is nothing to ask anew.
    """
    current = hold(old.pk)
    if current.outcome == Approval.Outcome.APPROVED:
        raise NotOpen
    if current.settled_at is None and current.withdrawn_at is None and current.ran_out_at is None:
        _take_back(current, because=_("A newer one takes its place"), by=by, at=at)
    return ask(replace(wish, follows=current), by=by, at=at)
