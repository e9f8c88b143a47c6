"""What was decided aloud, put in writing."""

from datetime import datetime

from django.db import transaction

from vinculo.clients.models import Contact
from vinculo.conversations.models import Decision, Interaction
from vinculo.logbook.letters import write_to
from vinculo.logbook.telling import said
from vinculo.people.models import Person


class AlreadyConfirmed(Exception):
    """Somebody put it in writing before."""


@transaction.atomic
def confirm(
    decision: Decision, *, contact: Contact | None, text: str, channel: str, by: Person, at: datetime, subject: str = ""
) -> Interaction:
    """
    Confirm a decision in writing. With a subject the text goes out as a letter to the contact; without one it was sent
    already, on the channel named. Raises AlreadyConfirmed; then nothing is written.
    """
    if Decision.objects.filter(pk=decision.pk, confirmed_at=None).update(confirmed_at=at) != 1:
        raise AlreadyConfirmed
    client, project = decision.client, decision.project
    if subject:
        assert contact is not None
        letter = write_to(contact, client=client, project=project, subject=subject, text=text, by=by, at=at)
    else:
        letter = said(client, project, contact, text, channel=channel, direction="out", by=by, at=at)
    decision.confirmed_at, decision.confirmed_in = at, letter
    decision.save(update_fields=["confirmed_in"])
    return letter
