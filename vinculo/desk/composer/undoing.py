"""Taking back what was done with a letter."""

from typing import Any

from vinculo.desk.undo import undoing
from vinculo.letters import queue
from vinculo.letters.models import Letter, State
from vinculo.people.models import Person


@undoing("letters.drop")
def take_out(person: Person, ids: list[int], before: Any) -> None:
    for letter in Letter.objects.visible_to(person).filter(pk__in=ids, by=person, state=State.CANCELLED):
        queue.take_out_again(letter)
