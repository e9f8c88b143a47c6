"""What of the record, dossiers, sharing and looking has an address of its own."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from tests.portal.visiting import let_in, take_part
from tests.world import World
from vinculo.agreements import recorded
from vinculo.agreements.models import Promise
from vinculo.exchange.dossier.models import Dossier


def make_paper_trail(world: World) -> dict[str, Any]:
    take_part(world.ana, world.shop)
    shared = Promise.objects.create(
        client=world.luna, project=world.shop, text="A ribbon", made_at=timezone.now(), by=world.marek
    )
    recorded.promises_made([shared], by=world.marek)
    dossier = Dossier.objects.create(
        client=world.luna, by=world.marek, asked_at=timezone.now(), state=Dossier.State.DONE, sha256="ab" * 32, size=2
    )
    dossier.path.parent.mkdir(parents=True, exist_ok=True)
    dossier.path.write_bytes(b"PK")
    return {"looked_as": let_in(world.ana, world.luna), "promise_to_share": shared, "dossier": dossier}


def ids_of_paper_trail(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("record:of_client", "pk"): all_.luna.pk,
        ("record:of_project", "pk"): all_.shop.pk,
        ("record:dossier_of_client", "pk"): all_.luna.pk,
        ("record:dossier_of_project", "pk"): all_.shop.pk,
        ("record", "pk"): all_.dossier.pk,
        ("looking", "pk"): all_.looked_as.pk,
        ("looking:of_client", "pk"): all_.luna.pk,
        ("looking:of_project", "pk"): all_.shop.pk,
        ("sharing", "kind"): "promise",
        ("sharing", "pk"): all_.promise_to_share.pk,
    }


BODIES_OF_PAPER_TRAIL: dict[str, Callable[[Any], dict[str, Any]]] = {
    "sharing:switch": lambda a: {"audience": "shared"},
}
