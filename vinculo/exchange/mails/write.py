"""Write planned mails as exchanges, and let our answers close the questions they answer."""

from django.utils.translation import gettext as _

from vinculo.clients.models import Channel
from vinculo.conversations import threading
from vinculo.conversations.models import Direction, Interaction, MailMessage, Question
from vinculo.exchange.ledger import Ledger
from vinculo.exchange.mails.plan import Plan
from vinculo.exchange.models import Outcome
from vinculo.mail.reading.messages import MailRow
from vinculo.people.models import Person

BATCH = 500
Pair = tuple[MailRow, Plan]


def write(pairs: list[Pair], ledger: Ledger, by: Person) -> None:
    """One chunk of mails. Must happen in a transaction."""
    pairs = [(row, plan) for row, plan in pairs if plan.outcome == Outcome.NEW]
    interactions = Interaction.objects.bulk_create([_interaction(row, plan, by) for row, plan in pairs], BATCH)
    ledger.made(Interaction, (one.pk for one in interactions))
    ledger.touched.update(plan.client for _, plan in pairs)
    MailMessage.objects.bulk_create(
        [_message(row, plan, one.pk) for (row, plan), one in _with(pairs, interactions)], BATCH
    )
    _who(pairs, interactions)
    for (row, plan), interaction in _with(pairs, interactions):
        if plan.direction == Direction.OUT:
            _answer(row, plan, interaction, ledger)
    threading.note_all(one.pk for one in interactions)


def _with(pairs: list[Pair], interactions: list[Interaction]) -> list[tuple[Pair, Interaction]]:
    return list(zip(pairs, interactions, strict=True))


def _interaction(row: MailRow, plan: Plan, by: Person) -> Interaction:
    assert row.at is not None
    writer = plan.people[0] if plan.people and plan.direction == Direction.OUT else by.pk
    return Interaction(
        client_id=plan.client,
        at=row.at,
        channel=Channel.EMAIL,
        direction=plan.direction,
        summary=_summary(row),
        quoted=row.quoted,
        by_id=writer,
    )


def _summary(row: MailRow) -> str:
    invitation = _("Invitation: %(what)s") % {"what": row.invitation} if row.invitation else ""
    return "\n\n".join(filter(None, (row.said or row.subject, invitation)))


def _message(row: MailRow, plan: Plan, interaction: int) -> MailMessage:
    return MailMessage(
        interaction_id=interaction,
        message_id=row.message_id,
        in_reply_to=row.in_reply_to[:300],
        references=list(row.references),
        thread=plan.thread,
        subject=row.subject,
        from_address=row.sender.email,
        attachments=[
            {"name": one.name, "size": one.size, "type": one.type, "unread": one.unread} for one in row.attachments
        ],
    )


def _who(pairs: list[Pair], interactions: list[Interaction]) -> None:
    contacts, people = Interaction.contacts.through, Interaction.people.through
    linked = _with(pairs, interactions)
    contacts.objects.bulk_create(
        [contacts(interaction_id=one.pk, contact_id=pk) for (_, plan), one in linked for pk in plan.contacts], BATCH
    )
    people.objects.bulk_create(
        [people(interaction_id=one.pk, person_id=pk) for (_, plan), one in linked for pk in plan.people], BATCH
    )


def _answer(row: MailRow, plan: Plan, interaction: Interaction, ledger: Ledger) -> None:
    """Our mail answers what was asked before it in the same thread and is still open."""
    asked = Question.objects.open().theirs().filter(client=plan.client, asked_at__lt=row.at)
    for question in asked.filter(interaction__mail__thread=plan.thread):
        assert row.at is not None
        question.answer_with(text=row.said, at=row.at, interaction=interaction)
        ledger.changed(
            Question,
            question.pk,
            {"answered_at": None, "answered_in_id": None, "answer": ""},
            {"answered_at": row.at.isoformat(), "answered_in_id": interaction.pk, "answer": row.said},
        )
