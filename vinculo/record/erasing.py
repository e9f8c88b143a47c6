"""Erasing a person from the record: what lies behind the commitments goes, the chain of hashes stays whole."""

from datetime import datetime

from django.db import transaction

from vinculo.record.chain import Act, Actor, append
from vinculo.record.models import Opening


@transaction.atomic
def erase(*, of: str, ground: str, actor: Actor, at: datetime) -> int:
    """
    Takes out every personal value of one person ("contact:4"), for good, and says so in the record.

    `ground`: why one may, in a word that stands there for ever ("consent withdrawn"); no name in it. How many values
    that were.
    """
    erased, _by_model = Opening.objects.filter(of=of).delete()
    append(Act("record.erased", subject=of, facts={"ground": ground, "values": erased}), actor=actor, at=at)
    return erased
