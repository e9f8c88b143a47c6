"""What a client hears of an incident is an exchange too: the report and the logbook change together."""

from datetime import date, datetime

from django.db import transaction

from vinculo.clients.models import Contact
from vinculo.conversations.models import Incident, IncidentReport, Interaction
from vinculo.logbook.entry import Entry, NewWord
from vinculo.logbook.log import log
from vinculo.logbook.log import undo as undo_exchange
from vinculo.people.models import Person


@transaction.atomic
def report(
    incident: Incident,
    *,
    on: date,
    text: str,
    way_out: str,
    channel: str,
    by: Person,
    at: datetime,
    contact: Contact | None = None,
    next_on: date | None = None,
) -> IncidentReport | None:
    """
    The client heard how it stands on the day `on`, with a way out, and perhaps when they hear of us next (`next_on`).

    None if somebody told them that day already.
    """
    there, _made = IncidentReport.objects.select_for_update().get_or_create(incident=incident, on=on)
    if there.told_at:
        return None
    entry = Entry(
        client=incident.client,
        project=incident.project,
        at=at,
        channel=channel,
        direction="out",
        summary=f"{text}\n\n{way_out}",
        contacts=(contact,) if contact else (),
        shares_status=True,
        next_word=NewWord(next_on, channel=channel, about=incident.what[:160]) if next_on else None,
    )
    there.said_in = log(entry, by=by).uid
    there.text, there.way_out, there.told_at, there.channel, there.by = text, way_out, at, channel, by
    there.save()
    if not incident.way_out:
        incident.way_out = way_out
        incident.save(update_fields=["way_out"])
    return there


@transaction.atomic
def take_back(told: IncidentReport) -> None:
    """They had not heard it after all."""
    interaction = Interaction.objects.filter(uid=told.said_in).first() if told.said_in else None
    if interaction:
        undo_exchange(interaction)
    told.delete()
