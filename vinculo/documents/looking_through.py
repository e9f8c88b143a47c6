"""The job after a file came in: is there a virus in it, and what does it look like. Not before does anybody get it."""

import logging
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from vinculo.documents import clamd
from vinculo.documents.arriving import PIECE, incoming
from vinculo.documents.drawing.draw import Drawn, NotDrawn, draw
from vinculo.documents.keeping import open_bytes
from vinculo.documents.models import Page, Version
from vinculo.documents.sniff import can_be_shown
from vinculo.documents.storage import new_key, storage

log = logging.getLogger(__name__)


def look_through(version_id: int) -> None:
    """Repeatable; a version that is gone, or was looked through before, leaves nothing to do."""
    version = Version.objects.filter(pk=version_id, looked_at=None).first()
    if version is None:
        return
    now = timezone.now()
    if version.state == Version.State.HELD and not _let_through(version):
        return
    if version.state == Version.State.GOOD:
        _draw(version)
    Version.objects.filter(pk=version_id).update(looked_at=now)


def waiting() -> list[int]:
    """The versions nobody could look through yet, the oldest first."""
    held = Version.objects.filter(looked_at=None, state=Version.State.HELD)
    return list(held.order_by("pk").values_list("pk", flat=True)[:200])


def _let_through(version: Version) -> bool:
    """Whether there is a verdict. Without an answer of the scanner it stays held; without a scanner nothing is held."""
    found = ""
    if settings.CLAMD:
        try:
            with open_bytes(version) as file:
                found = clamd.virus_in(iter(lambda: file.read(PIECE), b""), settings.CLAMD)
        except clamd.NoAnswer as why:
            log.warning("The scanner gives no answer, version %d waits: %s", version.pk, why)
            return False
    version.state = Version.State.REFUSED if found else Version.State.GOOD
    version.state_because = found[:120]
    version.save(update_fields=["state", "state_because"])
    if found:
        log.warning("Refused version %d of document %d: %s", version.pk, version.document_id, found)
        storage().delete(version.key)
    return True


def _draw(version: Version) -> None:
    if not can_be_shown(version.media_type) or version.drawn.exists():
        return
    with tempfile.TemporaryDirectory(dir=incoming(), prefix="drawn-") as folder:
        try:
            with on_disk(version) as path:
                pages, pictures = draw(path, version.media_type, Path(folder))
        except NotDrawn as why:
            log.info("No pictures of version %d: %s", version.pk, why)
            return
        _keep(version, pages, pictures)


def _keep(version: Version, pages: int, pictures: list[Drawn]) -> None:
    rows = []
    for one in pictures:
        with one.path.open("rb") as file:
            key = storage().save(new_key("p"), File(file))
        rows.append(Page(version=version, number=one.number, key=key, width=one.width, height=one.height))
    with transaction.atomic():
        Page.objects.bulk_create(rows)
        Version.objects.filter(pk=version.pk).update(pages=pages)


@contextmanager
def on_disk(version: Version) -> Iterator[Path]:
    """The file of a version as one on our own disk, for programs that want a path."""
    own = None
    with suppress(NotImplementedError):
        own = Path(storage().path(version.key))
    if own:
        yield own
        return
    path = incoming() / f"copy-{secrets.token_hex(16)}"
    try:
        with open_bytes(version) as there, path.open("wb") as here:
            path.chmod(0o600)
            while piece := there.read(PIECE):
                here.write(piece)
        yield path
    finally:
        path.unlink(missing_ok=True)
