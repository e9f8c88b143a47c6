"""Conversations for the tests of the inbox."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from vinculo.conversations import threading
from vinculo.conversations.models import Interaction, MailMessage, Question, Thread

numbers = count(1)


def hours_ago(hours: float) -> datetime:
    return timezone.now() - timedelta(hours=hours)


def a_letter(
    world: Any, *, hours: float = 3, direction: str = "in", text: str = "When does it open?", client: Any = None,
    contact: Any = None, answers: Thread | None = None, project: Any = None, **mail: Any,
) -> Thread:  # fmt: skip
    """A mail of Ana's at Café Luna, unless it is said otherwise, and the thread it is in."""
    interaction = Interaction.objects.create(
        client=client or world.luna, project=project, at=hours_ago(hours), channel="email", direction=direction,
        summary=text, by=world.marek if direction == "out" else None,
    )  # fmt: skip
    interaction.contacts.add(contact or world.ana)
    root = answers.key.removeprefix("mail:") if answers else ""
    MailMessage.objects.create(
        interaction=interaction, message_id=f"{next(numbers)}@luna.example", thread=root, subject="Opening", **mail
    )
    return noted(interaction)


def a_call(world: Any, *, hours: float = 3, client: Any = None, contact: Any = None) -> Thread:
    talk = Interaction.objects.create(
        client=client or world.luna, at=hours_ago(hours), channel="phone", direction="both", summary="About the oven",
        by=world.marek,
    )  # fmt: skip
    return noted(talk)


def a_question(world: Any, *, hours: float = 3, by_us: bool = False, client: Any = None, contact: Any = None) -> Thread:
    """Asked on the phone."""
    thread = a_call(world, hours=hours, client=client)
    talk = thread.interactions.get()
    Question.objects.create(
        client=talk.client, contact=contact or world.ana, interaction=talk, asked_by_us=by_us, text="Which flour?",
        asked_at=talk.at, due_at=talk.at + timedelta(hours=24), owner=world.marek,
    )  # fmt: skip
    return noted(talk)


def noted(interaction: Interaction) -> Thread:
    thread = threading.note(interaction)
    assert thread is not None
    return thread
