"""How what was done to an obligation is taken back."""

from typing import Any

from vinculo.agreements.models import Obligation
from vinculo.agreements.models.obligation import ObligationQuerySet
from vinculo.db import search
from vinculo.desk.undo import undoing
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed


def _theirs(person: Person, ids: list[int]) -> ObligationQuerySet:
    return Obligation.objects.visible_to(person).filter(pk__in=ids)


@undoing("obligations.made")
def unmake(person: Person, ids: list[int], before: Any) -> None:
    for obligation in _theirs(person, ids).filter(by=person):
        search.drop("obligation", [obligation.pk])
        obligation.delete()
        client_changed(obligation.client_id)


@undoing("obligations.closed")
def reopen(person: Person, ids: list[int], before: Any) -> None:
    for obligation in _theirs(person, ids):
        obligation.reopen(by=person)
        client_changed(obligation.client_id)


@undoing("obligations.received")
def not_here(person: Person, ids: list[int], before: Any) -> None:
    for obligation in _theirs(person, ids):
        obligation.received = before
        obligation.save(update_fields=["received", "updated_at"])
        if not obligation.is_open:
            obligation.reopen(by=person)
        client_changed(obligation.client_id)
