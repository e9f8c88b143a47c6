"""What the house sent to a client by itself: a line in the logbook that is no exchange."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from vinculo.clients.models import Audience, Channel, Client, Contact
from vinculo.conversations.models import Direction, Interaction
from vinculo.logbook.searchable import index_soon
from vinculo.people.models import Person
from vinculo.projects.models import Project

NAMES = UUID("7d0c8f0a-58a1-4f6e-9a53-0b6f2f6d5b1e")


@transaction.atomic(savepoint=False)
def went_out(
    key: str, text: str, *, client: Client, project: Project | None, to: Contact, by: Person | None, at: datetime
) -> Interaction:
    """
    Write down that a letter of ours went to a contact: one line for each `key`, with all who got it.

    A note, in no thread: an invitation answers nobody and says nothing of how things stand, so that no clock, no rule
    and no inbox may take it for a word of ours. `text` is for the record: nothing in it may open a door.
    """
    said = {
        "client": client, "project": project, "at": at, "channel": Channel.NOTE, "direction": Direction.OUT,
        "summary": text, "by": by, "audience": Audience.TEAM,
    }  # fmt: skip
    line, is_new = Interaction.objects.get_or_create(uid=uuid5(NAMES, key), defaults=said)
    line.contacts.add(to)
    if is_new:
        index_soon(line)
    return line
