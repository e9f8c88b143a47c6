"""What lies in the bin and can be deleted for ever, and what that form sends."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from tests.documents.papers import png
from tests.world import World
from vinculo.clients.models import Client
from vinculo.documents.keeping import NewDocument, add_version


def make_binned(world: World) -> dict[str, Any]:
    now = timezone.now()
    client = Client.objects.create(name="The bakery of before", owner=world.zofia, team=world.north)
    client.throw_away(by=world.marek, at=now)
    version = add_version(NewDocument(world.luna, title="Flour"), png(), name="flour.png", at=now, by=world.marek)
    version.document.throw_away(by=world.marek, at=now)
    return {"binned_client": client, "binned_document": version.document}


def ids_of_binned(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("bin:delete_client", "pk"): all_.binned_client.pk,
        ("bin:delete_document", "pk"): all_.binned_document.pk,
    }


BODIES_OF_BINNED: dict[str, Callable[[Any], dict[str, Any]]] = {
    "bin:delete_client": lambda a: {"name": "The bakery of before"},
    "bin:delete_document": lambda a: {"name": "Flour"},
}
