"""What we tell a client about one of our records is an exchange too: the record and the logbook change together."""

from datetime import datetime

from django.db import transaction

from vinculo import jobs
from vinculo.agreements.models import Promise, Warning
from vinculo.clients.models import Audience, Channel, Client, Contact
from vinculo.conversations import threading
from vinculo.conversations.models import BadNews, Interaction, Question
from vinculo.logbook.log import undo
from vinculo.logbook.searchable import index_soon
from vinculo.people.models import Person
from vinculo.projects.models import Project


@transaction.atomic(savepoint=False)
def answer(
    question: Question, *, text: str, channel: str, by: Person, at: datetime, audience: str = Audience.TEAM
) -> Interaction:
    """
    Answer a question: the answer goes into the logbook, from us to who asked (from them, if we had asked). Shared, who
    asked in the portal reads it there; where the portal is the way it is given, a letter tells them that it is there.
    """
    direction = "in" if question.asked_by_us else "out"
    interaction = said(
        question.client,
        question.project,
        question.contact,
        text,
        channel=channel,
        direction=direction,
        by=by,
        at=at,
        audience=audience,
        about=question.interaction_id,
    )
    question.answer_with(text=text, at=at, interaction=interaction)
    threading.questions_changed([question.interaction_id])
    if channel == Channel.PORTAL and audience == Audience.SHARED:
        jobs.enqueue("vinculo.logbook.theirs.letters.answered", question.pk)
    return interaction


@transaction.atomic(savepoint=False)
def warn(promise: Promise, *, way_out: str, channel: str, by: Person, at: datetime) -> Warning:
    """Tell the client that a date will not hold, together with a way out."""
    warning = promise.warn(way_out=way_out, channel=channel, by=by, at=at)
    text = f"{promise.text}\n{way_out}"
    said(promise.client, promise.project, promise.made_to, text, channel=channel, direction="out", by=by, at=at)
    return warning


@transaction.atomic(savepoint=False)
def unwarn(warning: Warning, *, by: Person) -> None:
    """Take a warning back, with the exchange it was noted as."""
    promise = warning.promise
    noted = Interaction.objects.filter(
        client=promise.client, by=by, at=warning.at, direction="out", summary=f"{promise.text}\n{warning.way_out}"
    )
    for interaction in noted:
        undo(interaction, by=by)
    warning.delete()


@transaction.atomic(savepoint=False)
def tell(news: BadNews, *, way_out: str, channel: str, by: Person, at: datetime, owned: bool = False) -> Interaction:
    """Tell the client the bad news, together with a way out; `owned`: and that it was our mistake."""
    news.tell(way_out=way_out, channel=channel, by=by, at=at)
    if owned:
        news.own(at=at)
    text = f"{news.what}\n{way_out}"
    return said(news.client, news.project, news.contact, text, channel=channel, direction="out", by=by, at=at)


@transaction.atomic(savepoint=False)
def own(news: BadNews, *, text: str, channel: str, by: Person, at: datetime) -> Interaction:
    """Tell the client, who may know what happened already, that it was our mistake."""
    news.own(at=at)
    return said(news.client, news.project, news.contact, text, channel=channel, direction="out", by=by, at=at)


def said(
    client: Client,
    project: Project | None,
    contact: Contact | None,
    text: str,
    *,
    channel: str,
    direction: str,
    by: Person,
    at: datetime,
    audience: str = Audience.TEAM,
    about: int | None = None,
) -> Interaction:
    """
    Write down what one side told the other, in the caller's transaction. `about`: the id of the exchange it answers.
    """
    interaction = Interaction(
        client=client, project=project, at=at, channel=channel, direction=direction, summary=text, by=by,
        audience=audience,
    )  # fmt: skip
    if about is None:
        threading.begin(interaction, contact=contact.pk if contact else None)
    interaction.save(force_insert=True)
    if contact:
        interaction.contacts.add(contact)
    interaction.people.add(by)
    if about is not None:
        threading.note(interaction, about=about)
    elif contact:
        threading.called_back(interaction)
    index_soon(interaction)
    return interaction
