"""Other databases and stores for a while: where an archive was made, and where it comes back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage, storages
from django.core.management import call_command
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from config.database import SQLITE_OPTIONS
from tests import prepared_database


@contextmanager
def another_installation(folder: Path) -> Iterator[Path]:
    """
    Inside, this thread has an empty SQLite database of its own and a store of files of its own, both in `folder`; the
    second time, those of the first.
    """
    path = folder / "vinculo.sqlite3"
    is_new = not path.exists()
    if is_new:
        folder.mkdir(parents=True, exist_ok=True)
        is_new = not prepared_database.take(path)
    ours: Any = connections["default"]
    theirs = DatabaseWrapper({**_plain(ours), "NAME": str(path)}, "default")
    connections["default"] = theirs
    try:
        if is_new:
            call_command("migrate", verbosity=0)
        with files_in(folder):
            yield path
    finally:
        theirs.close()
        connections["default"] = ours


@contextmanager
def files_in(folder: Path) -> Iterator[None]:
    known = storages["documents"]
    storages._storages["documents"] = FileSystemStorage(location=folder / "documents", base_url=None)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        storages._storages["documents"] = known  # type: ignore[attr-defined]


def _plain(ours: Any) -> dict[str, Any]:
    return {**ours.settings_dict, "ENGINE": "django.db.backends.sqlite3", "OPTIONS": dict(SQLITE_OPTIONS)}
