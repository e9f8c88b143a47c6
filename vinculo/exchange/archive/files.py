"""The files of documents, their pictures and the letters as they came: each once, under its hash."""

import json
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.core.files import File
from django.db.models import F, Value

from vinculo.documents.models import Page, Version
from vinculo.documents.storage import storage
from vinculo.exchange.archive.container import PIECE, Container, Opened, Part
from vinculo.exchange.archive.refusals import Refused
from vinculo.mail.models import Received

# Only what a browser or a desktop shows without running it keeps its ending.
SHOWN = set(
    "pdf png jpg jpeg gif webp txt csv md doc docx xls xlsx ppt pptx odt ods odp zip mp3 mp4 mov m4a webm eml".split()
)
logger = logging.getLogger(__name__)
KEY = re.compile(r"[a-z]/[0-9a-f]{2}/[0-9a-f]{40}(_\w{1,20})?")


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of ours: its key in the store, what it is called, and the hash it should have, where one is known."""

    key: str
    name: str
    sha256: str


def stored() -> Iterator[Stored]:
    """Every file that a row speaks of."""
    versions = Version.objects.order_by("pk").values_list("key", "name", "sha256")
    pictures = Page.objects.order_by("pk").values_list("key", Value("picture"), Value(""))
    letters = Received.objects.exclude(key="").order_by("pk").values_list("key", Value("letter.eml"), F("sha256"))
    for found in (versions, pictures, letters):
        for key, name, digest in found.iterator(chunk_size=PIECE // 512):
            yield Stored(key, name, digest)


def how_many() -> int:
    return Version.objects.count() + Page.objects.count() + Received.objects.exclude(key="").count()


def part_name(digest: str, name: str) -> str:
    ending = PurePosixPath(name.lower()).suffix
    return f"files/{digest[:2]}/{digest}{ending if ending[1:] in SHOWN else ''}"


def put(container: Container, file: Stored) -> dict[str, Any]:
    """
    Writes a file and gives its line of the list. One that the store has lost has no part; one that is not as it came
    in is written as it is, and the line says what it should be.
    """
    with SpooledTemporaryFile(max_size=PIECE) as spool:
        try:
            digest, size = _copied(file.key, spool)
        except FileNotFoundError:
            return {"key": file.key, "part": None, "should_be": file.sha256}
        name = part_name(digest, file.name)
        if name not in container:
            container.put(name, iter(lambda: spool.read(PIECE), b""))
    line: dict[str, Any] = {"key": file.key, "part": name, "size": size, "sha256": digest}
    return line if file.sha256 in ("", digest) else {**line, "should_be": file.sha256}


def _copied(key: str, spool: IO[bytes]) -> tuple[str, int]:
    digest, size = sha256(), 0
    with storage().open(key, "rb") as opened:
        while piece := opened.read(PIECE):
            digest.update(piece)
            spool.write(piece)
            size += len(piece)
    spool.seek(0)
    return digest.hexdigest(), size


def listed(opened: Opened, listing: Part) -> Iterator[tuple[str, Part | None]]:
    """(key, part) of every file in the list; no part for one that was lost already."""
    for number, line in enumerate(opened.lines(listing), start=1):
        try:
            told = json.loads(line)
            key, name = str(told["key"]), told["part"]
            part = Part(str(name), int(told["size"]), str(told["sha256"])) if name else None
        except (ValueError, TypeError, KeyError) as why:
            raise Refused("row", part=listing.name, number=number) from why
        if not KEY.fullmatch(key) or (part and not part.name.startswith(part_name(part.sha256, ""))):
            raise Refused("row", part=listing.name, number=number)
        yield key, part


def bring_back(opened: Opened, key: str, part: Part) -> bool:
    """
    A file to its old place. What a restoring that was cut off left there is looked at: the same is kept, half of it is
    written anew. True when it was written.
    """
    with SpooledTemporaryFile(max_size=PIECE) as spool:
        for piece in opened.pieces(part):
            spool.write(piece)
        if storage().exists(key):
            if _is_there(key, part):
                return False
            storage().delete(key)
        spool.seek(0)
        saved = storage().save(key, File(spool, name=key))
        if saved != key:
            storage().delete(saved)
            raise Refused("file_taken", part=key)
    return True


def take_away(keys: Iterable[str]) -> None:
    """Out of the store again, as far as it lets us: why nothing came back is what one should hear."""
    for key in keys:
        try:
            storage().delete(key)
        except Exception:
            logger.exception("%s could not be taken out of the store again", key)


def _is_there(key: str, part: Part) -> bool:
    if storage().size(key) != part.size:
        return False
    with SpooledTemporaryFile(max_size=PIECE) as aside:
        return _copied(key, aside)[0] == part.sha256
