"""
A migrated, empty SQLite database kept between test runs: going through all migrations costs a run twenty seconds.
Of several processes that begin together one makes it and the others wait for it.

Kept by what it was made from, the migrations' own text and the framework's version, so that a change to either makes
a new one. Only SQLite: PostgreSQL goes through all of them in each run.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "tests"
_making: list[int] = []  # the lock, while this process makes one


def kept() -> Path:
    digest = hashlib.sha256("".join(version(name) for name in ("django", "django-allauth", "django-q2")).encode())
    for path in sorted(ROOT.glob("vinculo/*/migrations/*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    digest.update((ROOT / "config" / "settings.py").read_bytes())
    return FOLDER / f"migrated-{digest.hexdigest()[:16]}.sqlite3"


def take(to: str | Path) -> bool:
    """Puts the kept one where the tests look for theirs. False if there is none for this state of the code."""
    try:
        shutil.copyfile(kept(), to)
    except FileNotFoundError:
        return False
    return True


def take_or_make(to: str) -> bool:
    """Like take(). With False it is for this process to make one and to keep() it: until then others wait here."""
    if take(to):
        return True
    FOLDER.mkdir(parents=True, exist_ok=True)
    _making.append(os.open(FOLDER / "making", os.O_CREAT | os.O_RDWR, 0o600))
    fcntl.flock(_making[-1], fcntl.LOCK_EX)  # given back when this process ends, however it does
    if is_there := take(to):
        _let_others_go()
    return is_there


def keep(database: str) -> None:
    """For the next run, and instead of those of earlier states; whole or not at all, whoever else writes one."""
    path = kept()
    draft = Path(f"{database}.copy")
    with sqlite3.connect(database) as ours:
        ours.execute("VACUUM INTO ?", [str(draft)])
    for old in FOLDER.glob("migrated-*.sqlite3"):
        old.unlink(missing_ok=True)
    whole = path.with_suffix(f".{os.getpid()}")
    shutil.copyfile(draft, whole)
    whole.replace(path)
    _let_others_go()


def _let_others_go() -> None:
    while _making:
        os.close(_making.pop())
