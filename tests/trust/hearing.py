"""Webhooks with one delivery, and what forms about them send."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.programs.hooks import verbs
from vinculo.programs.models import Delivery, Event


def make_hearing(world: World) -> dict[str, Any]:
    now = timezone.now()
    given = {"events": ["client.created"], "by": world.rita, "at": now}
    made = {
        name: verbs.put_in(name=name, address=f"https://hooks.example/{name}", **given)[0]
        for name in ("webhook", "webhook_to_pause", "webhook_to_remove", "webhook_paused")
    }
    verbs.pause(made["webhook_paused"], at=now)
    event = Event.objects.create(
        kind="client.created", about="client", about_id=world.luna.pk, client_id=world.luna.pk, moment=now, found_at=now
    )
    delivery = Delivery.objects.create(
        hook=made["webhook"], event=event, made_at=now, due_at=now, tries=1, tried_at=now, status=200, sent_at=now
    )
    return {**made, "delivery": delivery}


def ids_of_hearing(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("webhooks", "pk"): all_.webhook.pk,
        ("webhooks:pause", "pk"): all_.webhook_to_pause.pk,
        ("webhooks:resume", "pk"): all_.webhook_paused.pk,
        ("webhooks:remove", "pk"): all_.webhook_to_remove.pk,
        ("webhooks:again", "delivery"): all_.delivery.pk,
    }


BODIES_OF_HEARING: dict[str, Callable[[Any], dict[str, Any]]] = {
    "webhooks:list": lambda a: {
        "name": "The warehouse", "address": "https://hooks.example/in", "events": ["client.created", "task.done"],
    },
    "webhooks:change": lambda a: {"name": "The shop", "address": "", "events": ["client.created"]},
}  # fmt: skip
