"""Writing an archive: one moment of the database, then its files, then the pages, straight to the disk."""

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from django.utils import translation

from vinculo.db.counters import last_given
from vinculo.db.snapshot import Aside, one_moment
from vinculo.exchange.archive import files, sealed
from vinculo.exchange.archive.container import MANIFEST, PIECE, Container, Part
from vinculo.exchange.archive.manifest import Manifest, migrations_here, our_version
from vinculo.exchange.archive.pages.site import Site
from vinculo.exchange.archive.tables import LEFT_OUT, part_of, tables
from vinculo.exchange.archive.values import lines
from vinculo.people.models import Organization, Person
from vinculo.record.models import Entry

DATA, FILES, PAGES = 40, 80, 99  # how far it is after each, in per cent
Told = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wants it, and in which language its pages are."""

    by: Person | None
    language: str
    at: datetime


def write(out: BinaryIO, wish: Wish, *, come_to: Told = lambda percent: None) -> Manifest:
    """The whole archive into an open file. `come_to` hears how far it is, in per cent."""
    with one_moment() as aside, translation.override(wish.language):
        told = _told(aside, come_to)
        house = Organization.current()
        manifest = Manifest(
            made_at=wish.at.isoformat(), made_by=wish.by.name if wish.by else "", language=wish.language,
            house=house.name if house else "", version=our_version(), migrations=migrations_here(), key=sealed.mark(),
            counters=last_given(tables()), record=_head(), left_out=LEFT_OUT,
        )  # fmt: skip
        with Container(out) as container:
            _rows(container, manifest, told)
            _files(container, manifest, told)
            _pages(container, manifest, wish, told)
            container.put(MANIFEST, [manifest.as_bytes()])
        told(100)
    return manifest


def _told(aside: Aside, come_to: Told) -> Told:
    """Says each number once, outside the moment that is read."""
    last = [-1]

    def tell(percent: int) -> None:
        if percent != last[0]:
            last[0] = percent
            with aside():
                come_to(percent)

    return tell


def _rows(container: Container, manifest: Manifest, told: Told) -> None:
    kept = tables()
    for number, model in enumerate(kept):
        told(DATA * number // len(kept))
        manifest.tables.append(container.put(part_of(model), lines(model)))


def _files(container: Container, manifest: Manifest, told: Told) -> None:
    count = files.how_many()

    def found() -> Iterator[dict[str, Any]]:
        for number, file in enumerate(files.stored(), start=1):
            line = files.put(container, file)
            manifest.files += 1
            manifest.lost_files += line["part"] is None
            yield line
            told(DATA + (FILES - DATA) * number // max(count, 1))

    manifest.lists.append(_listed(container, "lists/files.jsonl", found()))


def _pages(container: Container, manifest: Manifest, wish: Wish, told: Told) -> None:
    site = Site(wish.by, at=wish.at, house=manifest.house)

    def found() -> Iterator[dict[str, Any]]:
        for name, text, done in site.pages():
            manifest.pages += 1
            yield container.put(name, [text.encode()]).told()
            told(FILES + int((PAGES - FILES) * done))

    manifest.lists.append(_listed(container, "lists/pages.jsonl", found()))


def _listed(container: Container, name: str, rows: Iterator[dict[str, Any]]) -> Part:
    """A list of what is written along the way: it waits on disk, since a ZIP is written one part after the other."""
    with tempfile.SpooledTemporaryFile(max_size=PIECE) as spool:
        for row in rows:
            spool.write((json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n").encode())
        spool.seek(0)
        return container.put(name, iter(spool.readline, b""))


def _head() -> dict[str, Any]:
    last = Entry.objects.order_by("-seq").values("seq", "hash").first()
    return dict(last) if last else {"seq": 0, "hash": ""}
