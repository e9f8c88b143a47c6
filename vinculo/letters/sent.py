"""A letter that left is something we said: it goes into the logbook and answers what it answers."""

from datetime import datetime

from django.db import transaction

from vinculo import jobs
from vinculo.conversations import threading
from vinculo.conversations.models import Interaction, MailMessage
from vinculo.conversations.proposals import propose
from vinculo.letters.models import Letter, State
from vinculo.logbook.entry import Entry
from vinculo.logbook.log import log
from vinculo.practices import answers
from vinculo.practices.recheck import client_changed


@transaction.atomic
def left(letter: Letter, *, at: datetime) -> Interaction | None:
    """
    The server took it: an exchange by mail, from us, with the letter behind it. The question it answers is answered,
    the nudge it settles is done, its thread goes on, and the engine looks at the client again. None if somebody has
    written that down already.
    """
    gone = Letter.objects.filter(pk=letter.pk, state=State.SENDING)
    if not gone.update(state=State.SENT, sent_at=at, try_at=None, claimed_at=None, refusal="", refusal_said=""):
        return None
    letter.refresh_from_db()
    assert letter.by is not None
    interaction = _said(letter, at) or log(_entry(letter, at), by=letter.by)
    letter.interaction = interaction
    letter.save(update_fields=["interaction"])
    if letter.quoted:
        interaction.quoted = letter.quoted
        interaction.save(update_fields=["quoted"])
    _mail(letter, interaction)
    threading.note(interaction, about=letter.answers_id)
    if letter.nudge:
        answers.do(letter.nudge, by=letter.by, at=at)
    client_changed(letter.client_id)
    jobs.enqueue("vinculo.letters.sent.look_into", interaction.pk)
    return interaction


def look_into(interaction_id: int) -> None:
    """The job: what a letter of ours asks and promises is put before somebody, and whether it blames one of us."""
    interaction = Interaction.objects.select_related("client").filter(pk=interaction_id).first()
    if interaction:
        propose(interaction)
        client_changed(interaction.client_id)


def _said(letter: Letter, at: datetime) -> Interaction | None:
    """Our own copy may have come in through the mailbox before we could write it down ourselves."""
    found = MailMessage.objects.select_related("interaction").filter(message_id=letter.message_id).first()
    if found and letter.question and letter.question.is_open:
        letter.question.answer_with(text=letter.text.strip(), at=at, interaction=found.interaction)
    return found.interaction if found else None


def _entry(letter: Letter, at: datetime) -> Entry:
    return Entry(
        client=letter.client,
        project=letter.project,
        at=at,
        channel="email",
        direction="out",
        summary=letter.text.strip(),
        contacts=tuple(dict.fromkeys([*letter.to.all(), *letter.cc.all()])),
        audience=letter.audience,
        shares_status=letter.shares_status,
        answers=(letter.question_id,) if letter.question_id else (),
    )


def _mail(letter: Letter, interaction: Interaction) -> None:
    before = getattr(letter.answers, "mail", None) if letter.answers else None
    files = [attachment.version for attachment in letter.attachments.select_related("version")]
    sender = letter.mailbox.address if letter.mailbox else (letter.by.email if letter.by else "")
    MailMessage.objects.get_or_create(
        message_id=letter.message_id,
        defaults={
            "interaction": interaction,
            "in_reply_to": before.message_id if before else "",
            "references": [*before.references, before.message_id] if before else [],
            "thread": (before.thread or before.message_id) if before else letter.message_id,
            "subject": letter.subject,
            "from_address": sender,
            "attachments": [{"name": one.name, "size": one.size, "type": one.media_type} for one in files],
        },
    )
