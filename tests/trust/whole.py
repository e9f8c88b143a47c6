"""An archive of the whole installation, ready to be taken away by Rita who had it made."""

from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.exchange.archive.models import Archive


def make_whole(world: World) -> dict[str, Any]:
    now = timezone.now()
    archive = Archive.objects.create(
        by=world.rita, asked_at=now, done_at=now, state=Archive.State.DONE, sha256="cd" * 32, size=2
    )
    archive.path.parent.mkdir(parents=True, exist_ok=True)
    archive.path.write_bytes(b"PK")
    return {"archive": archive}


def ids_of_whole(all_: Any) -> dict[tuple[str, str], Any]:
    return {("archive", "pk"): all_.archive.pk}
