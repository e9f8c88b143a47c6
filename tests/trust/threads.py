"""Conversations for everybody to reach for: letters of Café Luna about the shop, and what forms about them send."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.clients.models import SavedView
from vinculo.conversations import threading
from vinculo.conversations.models import Interaction, MailMessage, Proposal

NAMES = ("thread", "thread_archived", "thread_to_archive")


def make_threads(world: World) -> dict[str, Any]:
    now = timezone.now()
    made: dict[str, Any] = {}
    for number, name in enumerate(NAMES):
        letter = Interaction.objects.create(
            client=world.luna, project=world.shop, at=now - timedelta(hours=number + 1), channel="email",
            direction="in", summary=f"Which flour, {number}? The oven is cold.",
        )  # fmt: skip
        letter.contacts.add(world.ana)
        MailMessage.objects.create(interaction=letter, message_id=f"flour.{number}@luna.example", subject="Flour")
        made[name] = threading.note(letter)
    for number, name in enumerate(("proposal", "proposal_to_dismiss")):
        letter = made["thread"].interactions.get()
        made[name] = Proposal.objects.create(
            client=world.luna, project=world.shop, interaction=letter, kind="question", text="Which flour?",
            place=number, owner=world.marek,
        )  # fmt: skip
    made["thread_archived"].archive(by=world.marek, at=now)
    view = SavedView.objects.create(person=world.marek, page="inbox", name="Calls", query="channel=phone")
    return {**made, "inbox_view": view}


def ids_of_threads(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("inbox", "pk"): all_.thread.pk,
        ("inbox:archive", "pk"): all_.thread_to_archive.pk,
        ("inbox:bring_back", "pk"): all_.thread_archived.pk,
        ("inbox:accept", "pk"): all_.proposal.pk,
        ("inbox:dismiss", "pk"): all_.proposal_to_dismiss.pk,
        ("inbox:remove_view", "pk"): all_.inbox_view.pk,
    }


BODIES_OF_THREADS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "inbox:bulk": lambda a: {"do": "archive", "thread": [a.thread.pk]},
    "inbox:save_view": lambda a: {"name": "Letters", "is_shared": "on"},
    "inbox:snooze": lambda a: {"until": (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")},
    "inbox:assign": lambda a: {"person": a.zofia.pk},
    "inbox:split": lambda a: {"text": "Which flour?", "asked_by_us": ""},
}
