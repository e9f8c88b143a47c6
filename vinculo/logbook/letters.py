"""Letters to clients: in the logbook at once, sent by a job, so that a slow mail server keeps nobody waiting."""

from datetime import datetime, timedelta
from email.utils import make_msgid, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation

from vinculo import jobs
from vinculo.clients.language import language_to
from vinculo.clients.models import Client, Contact
from vinculo.conversations import threading
from vinculo.conversations.models import Interaction, MailMessage
from vinculo.logbook import log
from vinculo.logbook.telling import said
from vinculo.people.models import Organization, Person
from vinculo.projects.models import Project
from vinculo.record import witnesses
from vinculo.record.models import Witness

LIES_HERE = timedelta(seconds=15)  # in which it can be had back
SEND = "vinculo.logbook.letters.send"


@transaction.atomic(savepoint=False)
def write_to(
    contact: Contact, *, client: Client, project: Project | None, subject: str, text: str, by: Person, at: datetime
) -> Interaction:
    """
    Send a letter by e-mail and keep it in the logbook. It leaves in a moment, with answers going to its writer; until
    then `take_back` has it back.

    Parameters: whom to, about which client and project, the subject (a line breaks off there) and the text as they will
    read it. Raises ValueError for a contact without an address.
    """
    if not contact.email:
        raise ValueError("a letter needs an address")
    interaction = said(client, project, contact, text, channel="email", direction="out", by=by, at=at)
    MailMessage.objects.create(
        interaction=interaction,
        message_id=make_msgid(domain=_domain()),
        subject=" ".join(subject.split())[:500],
        from_address=by.email,
    )
    threading.note(interaction)
    jobs.enqueue_at(at + LIES_HERE, SEND, interaction.pk)
    return interaction


@transaction.atomic
def take_back(letter: Interaction, *, by: Person) -> bool:
    """It was not written after all, and is not in the logbook either. False: it has left."""
    with jobs.once(_key(letter.pk)) as first:
        if first:
            log.undo(letter, by=by)
        return first


def send(interaction_id: int) -> None:
    """The job behind `write_to`. One taken back in the meantime is not sent; one that was sent is not sent again."""
    interaction = Interaction.objects.select_related("mail", "by", "client").filter(pk=interaction_id).first()
    if interaction is None:
        return
    contacts = [contact for contact in interaction.contacts.all() if contact.email]
    witness = witness_words(interaction, contacts[0] if contacts else None)
    to = [contact.email for contact in contacts]
    with jobs.once(_key(interaction_id)) as first:
        if first and to:
            EmailMessage(
                interaction.mail.subject,
                "\n\n".join(filter(None, (interaction.summary.strip(), witness))) + "\n",
                to=to,
                bcc=[interaction.by.email] if witness and interaction.by else None,
                reply_to=[interaction.by.email] if interaction.by else None,
                headers={"Message-ID": interaction.mail.message_id},
            ).send()


def _key(interaction_id: int) -> str:
    """Whoever has it first decides: the worker that sends the letter, or its writer who takes it back."""
    return f"letter:{interaction_id}"


def witness_words(interaction: Interaction, reader: Contact | None) -> str:
    """The head of the record that this letter takes with it, in the reader's language; both sides then have it."""
    witness = Witness.objects.select_related("entry").filter(how=Witness.How.MAIL, where=interaction.mail.message_id)
    if (found := witness.first()) is None:
        return ""
    with translation.override(language_to(reader, interaction.client, Organization.current())):
        return witnesses.words(found.entry)


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
