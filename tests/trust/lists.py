"""A long list as a file, made for Zofia alone."""

from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.exchange.lists.models import ListFile


def make_lists(world: World) -> dict[str, Any]:
    now = timezone.now()
    file = ListFile.objects.create(
        by=world.zofia, title="Promises", name="promises", address="/promises/?whose=all", kind="csv", rows=1,
        state=ListFile.State.DONE, asked_at=now, done_at=now,
    )  # fmt: skip
    file.path.parent.mkdir(parents=True, exist_ok=True)
    file.path.write_bytes(b"Promise\r\n")
    return {"list_file": file}


def ids_of_lists(all_: Any) -> dict[tuple[str, str], Any]:
    return {("exports", "pk"): all_.list_file.pk}
