"""A question found in an exchange that is in the record already."""

from django.db import transaction

from vinculo.conversations.clock import answer_due_at
from vinculo.conversations.models import Interaction, Question
from vinculo.conversations.threading import questions_changed
from vinculo.logbook.searchable import index_questions
from vinculo.people.models import Organization, Person


@transaction.atomic
def take_out(
    interaction: Interaction, text: str, *, by: Person, by_us: bool, organization: Organization | None
) -> Question:
    """
    `text` was asked in `interaction`, by us or by them; theirs runs against the clock from when it was said. The caller
    has the client checked again (vinculo.practices.recheck.client_changed).
    """
    contact = interaction.contacts.order_by("pk").first()
    question = Question.objects.create(
        client_id=interaction.client_id, project_id=interaction.project_id, contact=contact, interaction=interaction,
        asked_by_us=by_us, asked_by=by if by_us else None, text=text, audience=interaction.audience,
        asked_at=interaction.at, due_at=None if by_us else answer_due_at(interaction.at, organization),
        owner=by if by_us else interaction.client.owner or by,
    )  # fmt: skip
    questions_changed([interaction.pk])
    index_questions([question])
    return question
