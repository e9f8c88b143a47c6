"""
Bringing an archive back into an empty installation, all of it or nothing.

First everything is looked at, then the files go to their places, then all rows are written in one transaction, with
the search index, and the record is checked before it ends. Whoever is cut off begins again: files that are there
already are found to be.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.template.defaultfilters import filesizeformat

from vinculo.db import search
from vinculo.db.bulk import insert_rows
from vinculo.db.counters import give_on_after
from vinculo.db.folding import FoldedField
from vinculo.db.locking import lock_named
from vinculo.db.statistics import look_at_tables
from vinculo.documents.storage import storage
from vinculo.exchange.archive import files, sealed
from vinculo.exchange.archive.checking import check_opened
from vinculo.exchange.archive.container import Opened, Part
from vinculo.exchange.archive.manifest import Manifest, fits
from vinculo.exchange.archive.refusals import Refused
from vinculo.exchange.archive.tables import SEEDED, Model, label, part_of, tables
from vinculo.exchange.archive.values import batches
from vinculo.jobs.crash import crash_point
from vinculo.logbook.searchable import KINDS, index_kind
from vinculo.people.models import SetUpKey
from vinculo.record.verify import check as check_record

Told = Callable[[str], None]


@dataclass(slots=True)
class Restored:
    """What came back, and what of the sealed did not, by table."""

    manifest: Manifest
    rows: int = 0
    files: int = 0
    entries: int = 0
    same_key: bool = True
    unsealed: dict[str, int] = field(default_factory=dict)


def restore(path: Path, *, tell: Told = lambda what: None) -> Restored:
    """Refused says why not, and what to do; then nothing was changed."""
    with Opened(path) as opened:
        tell("check")
        manifest = check_opened(opened)
        fits(manifest)
        is_empty()
        has_room(opened)
        restored = Restored(manifest, same_key=sealed.is_same_key(manifest.key))
        written: list[str] = []
        try:
            tell("files")
            _files(opened, restored, written)
            tell("rows")
            _all_rows(opened, restored, tell)
        except Exception:
            _take_away(written)
            raise
    crash_point("archive.committed")
    cache.clear()
    return restored


def _all_rows(opened: Opened, restored: Restored, tell: Told) -> None:
    with transaction.atomic():
        lock_named("archive.restore")
        is_empty()
        _rows(opened, restored)
        look_at_tables()
        tell("search")
        _index()
        tell("record")
        restored.entries = _record_holds(restored.manifest)
        crash_point("archive.checked")


def is_empty() -> None:
    """Refused names the first table that has rows of somebody."""
    for model in tables():
        if label(model) not in SEEDED and model._base_manager.exists():
            raise Refused("not_empty", what=model._meta.verbose_name_plural)


def has_room(opened: Opened) -> None:
    """Refused where the disk that we write to could not hold it. What a store elsewhere can hold, only it knows."""
    shelves = ("data/", "files/") if isinstance(storage(), FileSystemStorage) else ("data/",)
    needed = sum(info.file_size for name, info in opened.infos.items() if name.startswith(shelves))
    free = shutil.disk_usage(settings.DATA_DIR).free
    if needed > free:
        raise Refused("space", needed=filesizeformat(needed), free=filesizeformat(free))
    # Each file waits aside until it is known to be whole; one that is there already is looked at beside it.
    largest = max((info.file_size for name, info in opened.infos.items() if name.startswith("files/")), default=0)
    aside = Path(tempfile.gettempdir())
    if 2 * largest > (free := shutil.disk_usage(aside).free):
        raise Refused("space_aside", folder=aside, needed=filesizeformat(2 * largest), free=filesizeformat(free))


def _files(opened: Opened, restored: Restored, written: list[str]) -> None:
    for key, part in files.listed(opened, restored.manifest.listing("files")):
        if part:
            if files.bring_back(opened, key, part):
                written.append(key)
            restored.files += 1
            crash_point("archive.file")


def _take_away(written: list[str]) -> None:
    """What we wrote, but nothing of a restoring beside us that went well meanwhile."""
    with transaction.atomic():
        lock_named("archive.restore")
        theirs = {file.key for file in files.stored()}
        files.take_away(key for key in written if key not in theirs)


def _rows(opened: Opened, restored: Restored) -> None:
    known = {part_of(model): model for model in tables()}
    parts = {part.name: part for part in restored.manifest.tables}
    if strange := sorted(parts.keys() - known.keys()):
        raise Refused("unknown_table", part=strange[0])
    for model in reversed(list(known.values())):
        if label(model) in SEEDED:
            model._base_manager.all().delete()
    SetUpKey.objects.all().delete()
    for name, model in known.items():
        if name not in parts:
            raise Refused("missing", part=name)
        restored.rows += _table(opened, model, parts[name], restored)
        crash_point("archive.table")
    with _naming("keys"):
        connection.check_constraints()
    give_on_after(restored.manifest.counters, known.values())


def _table(opened: Opened, model: Model, part: Part, restored: Restored) -> int:
    unseal = None if restored.same_key else sealed.UNDER_ANOTHER_KEY.get(label(model))
    count = 0
    for batch in batches(model, opened.lines(part)):
        count += len(batch)
        if unseal:
            changed = [unseal(row, restored.manifest.made_at) for row in batch]
            different = sum(new != old for new, old in zip(changed, batch, strict=True))
            restored.unsealed[label(model)] = restored.unsealed.get(label(model), 0) + different
            batch = [row for row in changed if row is not None]
        with _naming("not_taken", part.name):
            insert_rows(model, [{**row, **_folded(model, row)} for row in batch])
    if count != part.rows:
        raise Refused("damaged", part=part.name)
    return count


def _folded(model: Model, row: dict[str, Any]) -> dict[str, str]:
    """Copies that are folded from more than one column; those of one column fill themselves."""
    own = [field for field in model._meta.concrete_fields if isinstance(field, FoldedField)]
    made = [field for field in own if field.source not in row]
    return {field.attname: field.pre_save(model(**row), add=True) for field in made}


@contextmanager
def _naming(code: str, part: str = "") -> Iterator[None]:
    """What an engine does not take is said with the table's name."""
    try:
        yield
    except (IntegrityError, DatabaseError, ValueError, OverflowError) as why:
        raise Refused(code, part=part, why=str(why).strip().splitlines()[0][:300]) from why


def _index() -> None:
    search.clear()
    for kind in KINDS:
        index_kind(kind)


def _record_holds(manifest: Manifest) -> int:
    checked = check_record()
    if checked.fault:
        raise Refused("record", number=checked.fault.seq, why=checked.fault.words)
    if (checked.seq, checked.head if checked.seq else "") != (manifest.record["seq"], manifest.record["hash"]):
        raise Refused("head")
    return checked.entries
