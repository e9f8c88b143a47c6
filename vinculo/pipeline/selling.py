"""Words given while selling: noted, changed, and taken on by somebody by name."""

from datetime import date, datetime

from django.db import transaction

from vinculo.people.models import Person
from vinculo.pipeline.models import Opportunity, SellingPromise


def give_word(
    opportunity: Opportunity, text: str, *, promised_on: date | None, by: Person, at: datetime
) -> SellingPromise:
    return opportunity.promises.create(text=text, promised_on=promised_on, by=by, made_at=at)


@transaction.atomic
def take_on(promise: SellingPromise, *, who: Person, promised_on: date, internal_on: date, at: datetime) -> bool:
    """Somebody sees to it, with a date of ours before theirs. False once it stands in the ledger."""
    taken = {"taken_by": who, "promised_on": promised_on, "internal_on": internal_on, "taken_at": at}
    won = SellingPromise.objects.filter(pk=promise.pk, promise_id=None).update(**taken) == 1
    if won:
        promise.taken_by, promise.promised_on, promise.internal_on, promise.taken_at = who, promised_on, internal_on, at
    return won
