"""Write a letter into the record: the exchange, who was in it, what came with it, and what it answers."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from vinculo.clients.models import Audience, Channel, Client, Contact
from vinculo.conversations.models import Direction, Interaction, MailMessage, Question, Verdict
from vinculo.conversations.proposals import propose
from vinculo.documents.arriving import NotKept
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.mail.decide import Decision
from vinculo.mail.reading.attachments import Enclosed, enclosed_in
from vinculo.mail.seen import Seen
from vinculo.people.models import Person
from vinculo.projects.models import Project

LATELY = timedelta(days=14)  # questions of older letters were answered, or nobody waits for an answer any more


def write(seen: Seen, decision: Decision, *, at: datetime) -> Interaction:
    """Must happen in a transaction. The caller tells the threads, the index and the engine."""
    row = seen.row
    assert row is not None and decision.client is not None
    interaction = Interaction.objects.create(
        client_id=decision.client,
        project_id=decision.project,
        at=seen.at,
        channel=Channel.EMAIL,
        direction=decision.direction,
        summary=_summary(seen),
        quoted=row.quoted,
        by_id=decision.people[0] if decision.direction == Direction.OUT and decision.people else None,
    )
    _who(interaction, decision)
    MailMessage.objects.create(
        interaction=interaction,
        message_id=decision.message_id,
        in_reply_to=row.in_reply_to[:300],
        references=list(row.references),
        thread=decision.thread[:300],
        subject=row.subject[:500],
        from_address=row.sender.email,
        attachments=_kept(seen, decision, interaction, at),
        verdict=Verdict.VERIFIED if decision.judgement.is_verified else Verdict.UNVERIFIED,
        doubt=decision.judgement.doubt,
    )
    if decision.direction == Direction.OUT:
        _answer(interaction, decision.thread)
    _propose(interaction, at)
    return interaction


def _who(interaction: Interaction, decision: Decision) -> None:
    contacts, people = Interaction.contacts.through, Interaction.people.through
    contacts.objects.bulk_create(contacts(interaction_id=interaction.pk, contact_id=pk) for pk in decision.contacts)
    people.objects.bulk_create(people(interaction_id=interaction.pk, person_id=pk) for pk in decision.people)


def _summary(seen: Seen) -> str:
    row = seen.row
    assert row is not None
    invitation = _("Invitation: %(what)s") % {"what": row.invitation} if row.invitation else ""
    return "\n\n".join(filter(None, (row.said or row.subject, invitation)))


def _kept(seen: Seen, decision: Decision, interaction: Interaction, at: datetime) -> list[dict[str, object]]:
    """What came with the letter, as documents for our team; looked through for viruses as every file is."""
    assert seen.message is not None
    rows: list[dict[str, object]] = []
    for enclosed in enclosed_in(seen.message):
        told: dict[str, object] = {
            "name": enclosed.name, "size": len(enclosed.data), "type": enclosed.type, "unread": enclosed.unread,
        }  # fmt: skip
        if enclosed.is_file and (pk := _document(enclosed, decision, interaction, at)):
            told["document"] = pk
        rows.append(told)
    return rows


def _document(enclosed: Enclosed, decision: Decision, interaction: Interaction, at: datetime) -> int | None:
    ours = decision.direction == Direction.OUT
    writer = None if ours or not decision.contacts else Contact.objects.get(pk=decision.contacts[0])
    person = Person.objects.get(pk=decision.people[0]) if ours and decision.people else None
    assert decision.client is not None
    new = NewDocument(
        client=Client.objects.get(pk=decision.client),
        project=Project.objects.get(pk=decision.project) if decision.project else None,
        audience=Audience.TEAM,
    )
    try:
        version = add_version(new, enclosed.data, name=enclosed.name, at=at, by=person, by_contact=writer)
    except NotKept:
        return None
    return version.document_id


def _answer(interaction: Interaction, thread: str) -> None:
    """Our letter answers what was asked before it in the same conversation and is still open."""
    asked = Question.objects.open().theirs().filter(client=interaction.client_id, asked_at__lt=interaction.at)
    for question in asked.filter(interaction__mail__thread=thread):
        question.answer_with(text=interaction.summary, at=interaction.at, interaction=interaction)


def _propose(interaction: Interaction, at: datetime) -> None:
    if interaction.at > at - LATELY:
        propose(interaction)
