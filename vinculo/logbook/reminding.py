"""A friendly word about what is still to come: the reminder and the exchange are one deed."""

from datetime import datetime

from django.db import transaction

from vinculo.agreements.models import Obligation, Reminder
from vinculo.logbook.letters import write_to
from vinculo.logbook.telling import said
from vinculo.people.models import Person


@transaction.atomic(savepoint=False)
def remind(obligation: Obligation, *, text: str, channel: str, by: Person, at: datetime, subject: str = "") -> Reminder:
    """
    Note that we reminded them. With a subject the text goes out as a letter to the contact of the obligation (who needs
    an address then); without one it was said already, on the channel named.
    """
    client, project, contact = obligation.client, obligation.project, obligation.contact
    if subject:
        assert contact is not None
        write_to(contact, client=client, project=project, subject=subject, text=text, by=by, at=at)
    else:
        said(client, project, contact, text, channel=channel, direction="out", by=by, at=at)
    return obligation.remind(text=text, channel=channel, by=by, at=at)
