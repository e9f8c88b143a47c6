"""A file of ours and one of theirs, one on its way, and what the forms about them send."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.documents.papers import pdf
from vinculo.documents import uploads
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.looking_through import look_through
from vinculo.documents.uploads import Sender


def make(world: Any) -> dict[str, Any]:
    now = timezone.now()
    place = NewDocument(world.luna, world.shop, audience="shared")
    ours = add_version(place, pdf("Our plan"), name="Our plan.pdf", at=now, by=world.marek, note="Bluer")
    look_through(ours.pk)
    theirs = add_version(place, b"Our own logo", name="Our own logo.txt", at=now, by_contact=world.ana)
    begun, whole = (
        uploads.begin(place, name="film.txt", size=4, sender=Sender(contact=world.ana), at=now) for _ in range(2)
    )
    uploads.add_piece(whole, 0, [b"film"], at=now)
    return {
        "shared_file": ours.document,
        "own_file": theirs.document,
        "film_on_its_way": begun,
        "film_arrived": whole,
    }


def ids(all_: Any) -> dict[tuple[str, str], Any]:
    names = {
        "file": all_.shared_file, "file_next": all_.own_file, "file_version": all_.shared_file,
        "file_get": all_.shared_file, "file_page": all_.shared_file, "upload": all_.film_on_its_way,
        "upload_piece": all_.film_on_its_way, "upload_finish": all_.film_arrived,
        "upload_give_up": all_.film_on_its_way,
    }  # fmt: skip
    found: dict[tuple[str, str], Any] = {(f"portal:{name}", "pk"): record.pk for name, record in names.items()}
    found |= {(f"portal:{name}", "number"): 1 for name in ("file_version", "file_get", "file_page")}
    return found | {("portal:file_page", "leaf"): 1}


def _file() -> SimpleUploadedFile:
    return SimpleUploadedFile("photo.txt", b"words")


bodies: dict[str, Callable[[Any], dict[str, Any]]] = {
    "portal:send_files": lambda a: {"files": _file()},
    "portal:file_next": lambda a: {"files": _file(), "note": "Brighter"},
}
