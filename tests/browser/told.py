"""The demo story, told once in each process and put back from a copy afterwards: telling it takes ten seconds."""

import shutil
import sqlite3
from pathlib import Path

from django.db import connection

from vinculo.commands import demo

_kept: list[tuple[sqlite3.Connection, Path]] = []


def tell(data: Path, copy: Path) -> None:
    """Into the database (SQLite, empty) and into the folder `data`; the first time it is kept in `copy`."""
    connection.ensure_connection()
    ours = connection.connection
    if _kept:
        database, files = _kept[0]
        database.backup(ours)
        shutil.copytree(files, data, dirs_exist_ok=True)
        return
    demo.tell()
    database = sqlite3.connect(copy / "story.sqlite3", check_same_thread=False)
    ours.backup(database)
    shutil.copytree(data, copy / "files")
    _kept.append((database, copy / "files"))
