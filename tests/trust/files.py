"""One document of Café Luna with everything about it, and what forms about documents send."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.documents.papers import pdf, png
from tests.world import World
from vinculo.documents import uploads
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.links import Reader, link
from vinculo.documents.looking_through import look_through
from vinculo.documents.models import Folder, Version
from vinculo.documents.uploads import Sender
from vinculo.people.models import Person


def make_files(world: World) -> dict[str, Any]:
    now = timezone.now()
    drawer = Folder.objects.create(client=world.luna, project=world.shop, name="Recipes of the baker")
    to = NewDocument(world.luna, world.shop, drawer, title="Recipe of the blue cake", audience="shared")
    version = add_version(to, pdf("Recipe"), name="recipe.pdf", at=now, by=world.marek, note="More butter")
    look_through(version.pk)
    thrown = add_version(
        NewDocument(world.luna, world.shop, title="An old recipe"), png(), name="old.png", at=now, by=world.marek
    )
    thrown.document.throw_away(by=world.marek, at=now)
    place = NewDocument(world.luna, world.shop)
    upload = uploads.begin(place, name="film.txt", size=4, sender=Sender(person=world.marek), at=now)
    whole = uploads.begin(place, name="film.txt", size=4, sender=Sender(person=world.marek), at=now)
    uploads.add_piece(whole, 0, [b"film"], at=now)
    return {
        "document": version.document,
        "version": version,
        "document_in_bin": thrown.document,
        "drawer": drawer,
        "upload": upload,
        "upload_whole": whole,
    }


def ids_of_files(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("documents", "pk"): all_.document.pk,
        ("documents", "number"): 1,
        ("documents", "leaf"): 1,
        ("documents:of_project", "pk"): all_.shop.pk,
        ("documents:of_client", "pk"): all_.luna.pk,
        ("documents:restore", "pk"): all_.document_in_bin.pk,
        ("documents:drawer", "pk"): all_.drawer.pk,
        ("documents:remove_drawer", "pk"): all_.drawer.pk,
        ("documents:finish", "pk"): all_.upload_whole.pk,
        **{(f"documents:{name}", "pk"): all_.upload.pk for name in ("how_far", "piece", "give_up")},
        ("served", "token"): partial(_token, all_.version, all_.marek),
        ("served", "name"): "recipe.pdf",
    }


def _token(version: Version, person: Person) -> str:
    """Made whenever it is asked for: it is good for minutes only, and the world may be older."""
    return link(version, Reader("person", person.pk), at=timezone.now()).split("/")[-2]


def _file(data: bytes = b"words") -> SimpleUploadedFile:
    return SimpleUploadedFile("words.txt", data)


BODIES_OF_FILES: dict[str, Callable[[Any], dict[str, Any]]] = {
    "documents:new": lambda a: {"files": _file(), "audience": "team"},
    "documents:next_version": lambda a: {"files": _file(b"more words"), "note": "Longer"},
    "documents:edit": lambda a: {"title": "Recipe of the red cake", "folder": ""},
    "documents:share": lambda a: {"audience": "team"},
    "documents:new_drawer": lambda a: {"name": "Photos"},
    "documents:drawer": lambda a: {"name": "Recipes"},
}
QUERIES_OF_FILES: dict[str, Callable[[Any], dict[str, Any]]] = {
    "documents:new": lambda a: {"project": a.shop.pk},
    "documents:new_drawer": lambda a: {"project": a.shop.pk},
    "documents:start": lambda a: {"project": a.shop.pk},
    "documents:piece": lambda a: {"offset": 0},
}
