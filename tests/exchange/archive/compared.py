"""Two archives side by side."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

from vinculo.exchange.archive.making import Wish, write
from vinculo.people.models import Person

AT = datetime(2026, 11, 17, 8, 15, tzinfo=UTC)  # stands on the pages
MANIFEST = "manifest.json"  # has a word that differs each time


def archive_to(path: Path, *, by: Person | None = None) -> Path:
    with path.open("wb") as file:
        write(file, Wish(by, "es", AT))
    return path


def differences(one: Path, other: Path) -> list[str]:
    """The parts that are not in both, or not the same in both."""
    with zipfile.ZipFile(one) as ours, zipfile.ZipFile(other) as theirs:
        both = {*ours.namelist()} & {*theirs.namelist()} - {MANIFEST}
        changed = {name for name in both if ours.read(name) != theirs.read(name)}
        return sorted({*ours.namelist()} ^ {*theirs.namelist()} | changed)
