"""Taking a file in as a version of a document, and reading it again."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.db.models import Max

from vinculo import jobs
from vinculo.clients.acting import acting as contact_acting
from vinculo.clients.models import Audience, Client, Contact
from vinculo.db.locking import lock_named
from vinculo.documents.arriving import PIECE, Arrived, arrived
from vinculo.documents.models import Document, Folder, Version
from vinculo.documents.names import cleaned, title_of
from vinculo.documents.storage import new_key, storage
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.projects.models import Project
from vinculo.record.chain import Act, Actor, append

log = logging.getLogger(__name__)


class Damaged(RuntimeError):
    """The bytes in the store are not those that came in."""


@dataclass(frozen=True, slots=True)
class NewDocument:
    """Where a file begins a document of its own. Without a title it is called like the file."""

    client: Client
    project: Project | None = None
    folder: Folder | None = None
    title: str = ""
    audience: str = Audience.TEAM
    about_money: bool = False


def add_version(
    to: Document | NewDocument,
    data: Any,
    *,
    name: str,
    at: datetime,
    by: Person | None = None,
    by_contact: Contact | None = None,
    note: str = "",
    actor: Actor | None = None,
    then: Callable[[Version], object] | None = None,
) -> Version:
    """
    Keeps a file as the next version of a document, or as the first of a new one, and says so in the record.

    Parameters: the document or where the new one belongs; the file (bytes, something with `chunks()` or `read()`, or a
    Path that is taken away); what its sender calls it; when; who of ours or of theirs; what is new. `actor`: as the
    record names them, where more is known than the name. `then`: what belongs to the same transaction.

    Previews, and looking for viruses where that is on, follow in a job; until it is done such a version is HELD.
    Raises vinculo.documents.arriving.NotKept.
    """
    actor = actor or _actor(by, by_contact)
    with arrived(data) as file, _stored(file) as key, transaction.atomic():
        document = to if isinstance(to, Document) else _begun(to, name, at=at, by=by, by_contact=by_contact)
        version = _numbered(
            document, file, key, name=cleaned(name), note=note[:300], at=at, by=by, by_contact=by_contact
        )
        Document.objects.filter(pk=document.pk).update(changed_at=at)
        append(_added(document, version), actor=actor, at=at)
        jobs.enqueue("vinculo.documents.looking_through.look_through", version.pk)
        if then:
            then(version)
    return version


def _actor(by: Person | None, by_contact: Contact | None) -> Actor:
    return contact_acting(by_contact, proof="told") if by_contact else acting(by)


def open_bytes(version: Version) -> BinaryIO:
    """The file of a version, to be read and closed. FileNotFoundError when the store has lost it."""
    return cast(BinaryIO, storage().open(version.key, "rb"))


def whole_bytes(version: Version, *, most: int = 64 * 1024**2) -> bytes:
    """All of it at once, checked against its hash: for papers, not for films. Damaged; ValueError when too large."""
    if version.size > most:
        raise ValueError(f"version {version.pk} has {version.size} bytes")
    with open_bytes(version) as file:
        data = file.read()
    if sha256(data).hexdigest() != version.sha256:
        alert(version)
        raise Damaged(f"version {version.pk}")
    return data


def hash_of(version: Version) -> str:
    """The SHA-256 of what lies in the store now."""
    hashed = sha256()
    with open_bytes(version) as file:
        while piece := file.read(PIECE):
            hashed.update(piece)
    return hashed.hexdigest()


def alert(version: Version) -> None:
    """For whoever looks after the machine."""
    log.error("DAMAGED FILE: version %d of document %d, key %s", version.pk, version.document_id, version.key)


@contextmanager
def _stored(file: Arrived) -> Iterator[str]:
    """The file in the store; taken out again when what is said about it in the database does not come to be."""
    key = new_key()
    with file.path.open("rb") as opened:
        kept = storage().save(key, _OnDisk(opened, str(file.path)))
    try:
        yield kept
    except BaseException:
        storage().delete(kept)
        raise


class _OnDisk(File):
    """Lets a store of files take ours as it is, without copying it."""

    def __init__(self, opened: Any, path: str) -> None:
        super().__init__(opened, name=path)
        self._path = path

    def temporary_file_path(self) -> str:
        return self._path


def _begun(new: NewDocument, name: str, *, at: datetime, by: Person | None, by_contact: Contact | None) -> Document:
    return Document.objects.create(
        client=new.client,
        project=new.project,
        folder=new.folder,
        title=(new.title.strip() or title_of(name))[:200],
        audience=new.audience,
        about_money=new.about_money,
        by=by,
        by_contact=by_contact,
        changed_at=at,
    )


def _numbered(document: Document, file: Arrived, key: str, **fields: Any) -> Version:
    lock_named(f"document:{document.pk}")
    last = document.versions.aggregate(last=Max("number"))["last"] or 0
    return Version.objects.create(
        document=document,
        number=last + 1,
        key=key,
        media_type=file.media_type,
        size=file.size,
        sha256=file.sha256,
        state=Version.State.HELD if settings.CLAMD else Version.State.GOOD,
        **fields,
    )


def _added(document: Document, version: Version) -> Act:
    return Act(
        "document.added",
        f"version:{version.pk}",
        client_id=document.client_id,
        project_id=document.project_id,
        facts={
            "document": document.pk,
            "number": version.number,
            "sha256": version.sha256,
            "size": version.size,
            "audience": document.audience,
        },
        private={"what": document.title, "file": version.name},
    )
