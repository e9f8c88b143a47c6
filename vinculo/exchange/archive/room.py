"""Whether the disk can hold an archive that is to be made, and what is said when it is full in the middle."""

import errno
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db.models import Max, Sum
from django.template.defaultfilters import filesizeformat

from vinculo.db.size import size_of_database
from vinculo.documents.models import Page, Version
from vinculo.exchange.archive.refusals import Refused
from vinculo.mail.models import Received

A_PICTURE = 200_000  # bytes of a drawn page that is rather large
FULL = (errno.ENOSPC, errno.EDQUOT)


def has_room_in(folder: Path) -> None:
    """Refused where an archive of everything might not fit into `folder`, or its largest file not where files wait."""
    needed, free = most_needed(), _free(folder)
    if needed > free:
        raise Refused("space_to_make", folder=folder, needed=filesizeformat(needed), free=filesizeformat(free))
    aside = Path(tempfile.gettempdir())
    if (largest := _largest()) > (free := _free(aside)):
        raise Refused("space_aside", folder=aside, needed=filesizeformat(largest), free=filesizeformat(free))


def most_needed() -> int:
    """Bytes: every file, and no more for rows and pages, which are packed, than the database has for them."""
    return _of_all(Version) + _of_all(Received) + Page.objects.count() * A_PICTURE + size_of_database()


@contextmanager
def full_disk_is_said(folder: Path) -> Iterator[None]:
    """What is written inside may find no room after all: Refused then, instead of what the system calls it."""
    try:
        yield
    except OSError as why:
        if why.errno not in FULL:
            raise
        raise Refused("disk_full", folder=folder) from why


def _of_all(model: type[Version] | type[Received]) -> int:
    return model.objects.aggregate(all=Sum("size"))["all"] or 0


def _largest() -> int:
    return max(model.objects.aggregate(most=Max("size"))["most"] or 0 for model in (Version, Received))


def _free(folder: Path) -> int:
    """Of a folder that may not be there yet: it will lie on the disk of the one above."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return shutil.disk_usage(there).free
