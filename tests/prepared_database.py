"""
A migrated, empty SQLite database kept between test runs: going through all migrations costs a run twenty seconds.

Kept by what it was made from, the migrations' own text and the framework's version, so that a change to either makes
a new one. Only SQLite: PostgreSQL goes through all of them in each run.
"""

import hashlib
import os
import shutil
import sqlite3
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "tests"


def kept() -> Path:
    digest = hashlib.sha256("".join(version(name) for name in ("django", "django-allauth", "django-q2")).encode())
    for path in sorted(ROOT.glob("vinculo/*/migrations/*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    digest.update((ROOT / "config" / "settings.py").read_bytes())
    return FOLDER / f"migrated-{digest.hexdigest()[:16]}.sqlite3"


def take(to: str) -> bool:
    """Puts the kept one where the tests look for theirs. False if there is none for this state of the code."""
    try:
        shutil.copyfile(kept(), to)
    except FileNotFoundError:
        return False
    return True


def keep(database: str) -> None:
    """For the next run, and instead of those of earlier states; whole or not at all, whoever else writes one."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = kept()
    draft = Path(f"{database}.copy")
    with sqlite3.connect(database) as ours:
        ours.execute("VACUUM INTO ?", [str(draft)])
    for old in FOLDER.glob("migrated-*.sqlite3"):
        old.unlink(missing_ok=True)
    whole = path.with_suffix(f".{os.getpid()}")
    shutil.copyfile(draft, whole)
    whole.replace(path)
