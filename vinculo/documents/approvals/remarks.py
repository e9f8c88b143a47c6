"""Comments pinned to a place: made by either side, answered and settled by us."""

from datetime import datetime

from django.db import transaction

from vinculo.clients.models import Contact
from vinculo.documents.approvals.asking import about
from vinculo.documents.models import Approval, Remark
from vinculo.people.models import Person
from vinculo.record.chain import Actor, append


@transaction.atomic
def pin(
    approval: Approval,
    *,
    page: int,
    x: int | None,
    y: int | None,
    text: str,
    contact: Contact,
    actor: Actor,
    at: datetime,
) -> Remark:
    """A comment of theirs on the version they are asked about; `x` and `y` in thousandths of the page."""
    assert approval.version is not None
    remark = Remark.objects.create(
        version=approval.version, approval=approval, page=page, x=x, y=y, text=text, by_contact=contact, at=at
    )
    facts = {"remark": remark.pk, "version": approval.version_id, "page": page, "x": x, "y": y}
    append(about(approval, "approval.remarked", facts, of=f"contact:{contact.pk}", words=text), actor=actor, at=at)
    return remark


def reply(remark: Remark, *, text: str) -> None:
    """What we say to it; they read it beside their comment."""
    remark.answer = text
    remark.save(update_fields=["answer"])


def settle(remark: Remark, *, by: Person, at: datetime) -> bool:
    """It is seen to. False if somebody did that before."""
    won = Remark.objects.filter(pk=remark.pk, settled_at=None).update(settled_at=at, settled_by=by) == 1
    if won:
        remark.settled_at, remark.settled_by = at, by
    return won


def open_again(remark: Remark) -> None:
    remark.settled_at = remark.settled_by = None
    remark.save(update_fields=["settled_at", "settled_by"])
