"""Taking back what was just logged."""

from typing import Any

from vinculo.conversations.models import Interaction
from vinculo.desk.undo import undoing
from vinculo.logbook.log import undo
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed


@undoing("log")
def take_back(person: Person, ids: list[int], before: Any) -> None:
    for interaction in Interaction.objects.visible_to(person).filter(pk__in=ids, by=person):
        undo(interaction, by=person)
        client_changed(interaction.client_id)
