"""
Large files in pieces: begin, add a piece at the place where the last one ended, finish. After a break the sender asks
how far it came and goes on from there. The pieces lie in a file of their own under the upload's id.
"""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from vinculo.clients.models import Contact
from vinculo.documents.arriving import NotKept, TooLarge, incoming, largest
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Document, Upload, Version
from vinculo.people.models import Person
from vinculo.record.chain import Actor

MOST_OPEN = 20  # files on their way for one sender
LARGEST_PIECE = 32 * 1024 * 1024
FORGOTTEN_AFTER = timedelta(days=2)


class OutOfStep(ValueError):
    """The piece does not begin where the last one ended. `received` says where that is."""

    def __init__(self, received: int) -> None:
        super().__init__(f"go on at {received}")
        self.received = received


class TooMany(NotKept):
    """This sender has enough files on their way already."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends: one of ours or one of theirs."""

    person: Person | None = None
    contact: Contact | None = None

    @property
    def uploads(self) -> QuerySet[Upload]:
        return Upload.objects.filter(by=self.person, by_contact=self.contact)


@transaction.atomic
def begin(
    to: Document | NewDocument, *, name: str, size: int, sender: Sender, at: datetime, note: str = "", owed: str = ""
) -> Upload:
    """A new upload of `size` bytes. NotKept: nothing in it, TooLarge, TooMany."""
    if size <= 0:
        raise NotKept("nothing in it")
    if size > largest():
        raise TooLarge(largest())
    if sender.uploads.filter(became=None).count() >= MOST_OPEN:
        raise TooMany(f"{MOST_OPEN} files are on their way")
    new = to if isinstance(to, NewDocument) else None
    document = to if isinstance(to, Document) else None
    where: Any = new or document
    upload = Upload.objects.create(
        client=where.client,
        project=where.project,
        folder=where.folder,
        document=document,
        audience=where.audience,
        owed=owed,
        name=name[:255],
        note=note[:300],
        size=size,
        by=sender.person,
        by_contact=sender.contact,
        began_at=at,
        moved_at=at,
    )
    _path(upload).touch(0o600)
    return upload


def add_piece(upload: Upload, offset: int, pieces: Iterable[bytes], *, at: datetime) -> int:
    """
    Writes what comes behind what is there; how far it is now. What came before the line broke stays and counts.

    OutOfStep: another offset than how far it is. TooLarge: more than was announced, or more than one piece may have.
    """
    with _path(upload).open("r+b") as file:
        _only_one(file.fileno())
        upload.refresh_from_db(fields=["received", "became"])
        if offset != upload.received or upload.became_id:
            raise OutOfStep(upload.received)
        file.seek(offset)
        reached = offset
        try:
            for piece in pieces:
                if reached + len(piece) > min(upload.size, offset + LARGEST_PIECE):
                    raise TooLarge(upload.size)
                file.write(piece)
                reached += len(piece)
        finally:
            file.flush()
            os.fsync(file.fileno())
            Upload.objects.filter(pk=upload.pk).update(received=reached, moved_at=at)
            upload.received = reached
    return reached


def finish(
    upload: Upload, *, at: datetime, actor: Actor | None = None, then: Callable[[Version], object] | None = None
) -> Version:
    """
    Makes a version of what came, once, however often it is asked. OutOfStep: not all of it is there. NotKept: of this
    kind it is too large. `then`: what belongs to the same transaction.
    """
    with suppress(FileNotFoundError), _path(upload).open("rb") as file:
        _only_one(file.fileno())
        upload.refresh_from_db()
        if not upload.became_id:
            return _become(upload, at=at, actor=actor, then=then)
    upload.refresh_from_db()
    if not upload.became:
        raise OutOfStep(0)
    return upload.became


def _become(upload: Upload, *, at: datetime, actor: Actor | None, then: Callable[[Version], object] | None) -> Version:
    if upload.received != upload.size:
        raise OutOfStep(upload.received)

    def note(version: Version) -> None:
        Upload.objects.filter(pk=upload.pk).update(became=version, moved_at=at)
        if then:
            then(version)

    new = NewDocument(upload.client, upload.project, upload.folder, audience=upload.audience)
    said: dict[str, Any] = {"name": upload.name, "note": upload.note, "by": upload.by, "by_contact": upload.by_contact}
    return add_version(upload.document or new, _path(upload), at=at, actor=actor, then=note, **said)


def give_up(upload: Upload) -> None:
    """The sender does not want to any more."""
    with suppress(FileNotFoundError):
        _path(upload).unlink()
    upload.delete()


def forget_old(*, at: datetime) -> int:
    """Uploads that nothing came of for days, and files that belong to none; how many uploads that were."""
    old = list(Upload.objects.filter(moved_at__lt=at - FORGOTTEN_AFTER))
    for upload in old:
        give_up(upload)
    for path in incoming().iterdir():
        with suppress(FileNotFoundError, IsADirectoryError):
            if path.stat().st_mtime < (at - FORGOTTEN_AFTER).timestamp():
                path.unlink()
    return len(old)


def _path(upload: Upload) -> Path:
    return incoming() / f"part-{upload.pk.hex}"


def _only_one(handle: int) -> None:
    """Two tabs that send the same file take turns; the second one learns how far the first came."""
    import fcntl

    fcntl.flock(handle, fcntl.LOCK_EX)
