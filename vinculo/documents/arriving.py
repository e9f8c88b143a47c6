"""A file that comes in: written to disk piece by piece, counted, hashed, its kind read. Never whole in memory."""

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

from vinculo.documents.folders import private_folder
from vinculo.documents.sniff import HEAD, TAIL, media_type_of

PIECE = 256 * 1024


class NotKept(ValueError):
    """This file is not taken."""


class NothingInIt(NotKept):
    """No byte came."""


class TooLarge(NotKept):
    """More bytes than a file (of this kind) may have."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"more than {limit} bytes")
        self.limit = limit


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file on our disk, not yet in the store."""

    path: Path
    size: int
    sha256: str
    media_type: str


def incoming() -> Path:
    """The folder of what is on its way; only we read it."""
    return private_folder(Path(settings.INCOMING_DIR))


@contextmanager
def arrived(data: Any) -> Iterator[Arrived]:
    """
    The file behind `data` (bytes, an uploaded file of a form, anything with read(), or a Path that may be taken away),
    gone from its place afterwards. NotKept: nothing in it, or more than is allowed.
    """
    path = data if isinstance(data, Path) else _spooled(data)
    try:
        yield measured(path)
    finally:
        with suppress(FileNotFoundError):
            path.unlink()


def measured(path: Path) -> Arrived:
    size = path.stat().st_size
    if not size:
        raise NothingInIt("nothing in it")
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(max(0, size - TAIL))
        media_type = media_type_of(head, file.read(TAIL), size)
        if size > (limit := limit_of(media_type)):
            raise TooLarge(limit)
        file.seek(0)
        hashed = sha256()
        while piece := file.read(PIECE):
            hashed.update(piece)
    return Arrived(path, size, hashed.hexdigest(), media_type)


def limit_of(media_type: str) -> int:
    """Bytes that a file of this kind may have."""
    by_kind: dict[str, int] = settings.FILE_LIMITS
    own = by_kind.get(media_type, by_kind.get(media_type.partition("/")[0]))
    return settings.FILE_LIMIT if own is None else own


def largest() -> int:
    """Bytes that no file of any kind exceeds."""
    return max([settings.FILE_LIMIT, *settings.FILE_LIMITS.values()])


def _spooled(data: Any) -> Path:
    path = incoming() / f"whole-{secrets.token_hex(16)}"
    most, size = largest(), 0
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in _pieces(data):
                size += len(piece)
                if size > most:
                    raise TooLarge(most)
                file.write(piece)
    except BaseException:
        path.unlink()
        raise
    return path


def _pieces(data: Any) -> Iterable[bytes]:
    if isinstance(data, bytes):
        return (data,)
    if hasattr(data, "chunks"):
        return data.chunks(PIECE)
    return iter(lambda: data.read(PIECE), b"")
