"""How what was done to an obligation is taken back."""

from typing import Any

from django.db import transaction

from vinculo.agreements.models import Obligation, Reminder
from vinculo.agreements.models.obligation import ObligationQuerySet
from vinculo.conversations.models import Interaction
from vinculo.db import search
from vinculo.desk.undo import undoing
from vinculo.desk.words_back import take_back_word
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


@undoing("obligations.reminded")
@transaction.atomic
def unremind(person: Person, ids: list[int], before: Any) -> None:
    """They do not hear it after all: the reminder goes, and what was said with it, unless the letter has left."""
    seen = Obligation.objects.visible_to(person)
    for reminder in Reminder.objects.filter(pk__in=ids, by=person, obligation__in=seen).select_related("obligation"):
        said = {"client": reminder.obligation.client_id, "by": person, "at": reminder.at, "summary": reminder.text}
        for talk in Interaction.objects.visible_to(person).filter(**said):
            take_back_word(talk, by=person)
        reminder.delete()
        client_changed(reminder.obligation.client_id)
