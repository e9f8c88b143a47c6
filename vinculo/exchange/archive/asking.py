"""An archive that somebody asked for at the desk: asked for once, made by a job, kept for a week."""

import os
from datetime import datetime, timedelta
from hashlib import sha256
from io import BufferedWriter
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from vinculo import jobs
from vinculo.db.locking import lock_named
from vinculo.documents.folders import private_folder
from vinculo.exchange.archive.container import PIECE
from vinculo.exchange.archive.making import Wish, write
from vinculo.exchange.archive.models import Archive, archives_folder, finished
from vinculo.exchange.archive.room import full_disk_is_said, has_room_in
from vinculo.people.models import Person

KEPT = timedelta(days=7)
WAITED_FOR = timedelta(days=1)  # longer than making one may take: whoever made it was killed
LIVE = (Archive.State.WAITING, Archive.State.DONE)


@transaction.atomic
def ask_for(*, by: Person, language: str, at: datetime) -> Archive:
    """A new one, or the one they wait for already. Refused: there is no room for one."""
    lock_named("archive.ask")
    if known := Archive.objects.waiting().filter(by=by).first():
        return known
    has_room_in(archives_folder())
    archive = Archive.objects.create(by=by, language=language, asked_at=at)
    jobs.enqueue("vinculo.exchange.archive.asking.make", archive.pk)
    return archive


@jobs.takes(minutes=180)
def make(archive_id: int) -> None:
    """The job. It writes beside the place and moves the whole file there; begun again, it starts over."""
    archive = Archive.objects.waiting().select_related("by").filter(pk=archive_id).first()
    if archive is None:
        return
    private_folder(archives_folder())
    draft = archive.draft
    try:
        has_room_in(archives_folder())
        with full_disk_is_said(archives_folder()), written(draft) as file:
            manifest = write(file, Wish(archive.by, archive.language, timezone.now()), come_to=archive.come_to)
        if not Archive.objects.waiting().filter(pk=archive_id).exists():
            draft.unlink(missing_ok=True)
            return
        size, digest = draft.stat().st_size, hash_of(draft)
        draft.replace(archive.path)
    except BaseException:  # the queue ends what takes too long with a SystemExit
        draft.unlink(missing_ok=True)
        Archive.objects.waiting().filter(pk=archive_id).update(state=Archive.State.FAILED)
        raise
    if not finished(archive, size=size, sha256=digest, lost_files=manifest.lost_files, at=timezone.now()):
        archive.path.unlink(missing_ok=True)


def forget_old(*, at: datetime) -> int:
    """An archive is for taking away: after a week its file goes. How many those were."""
    old = list(Archive.objects.filter(state=Archive.State.DONE, done_at__lt=at - KEPT))
    for archive in old:
        archive.forget_file()
    Archive.objects.waiting().filter(asked_at__lt=at - WAITED_FOR).update(state=Archive.State.FAILED)
    _sweep()
    return len(old)


def _sweep() -> None:
    """What a killed job left: no file lies here that belongs to no archive."""
    if not archives_folder().is_dir():
        return
    lying = list(archives_folder().iterdir())  # before the rows are read: what is begun meanwhile is none of these
    live = {archive.uid.hex for archive in Archive.objects.filter(state__in=LIVE).only("uid")}
    for path in lying:
        if path.is_file() and path.stem.replace("-", "") not in live:
            path.unlink(missing_ok=True)


def written(path: Path) -> BufferedWriter:
    """A new file that nobody else on the machine may read."""
    return open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600))  # noqa: PTH123, SIM115


def hash_of(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()
