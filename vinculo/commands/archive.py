"""The whole installation in one file: `make` writes it, `check` looks whether it is whole, `restore` brings it back."""

import argparse
import sys
import time
from pathlib import Path
from typing import Any

STEPS = {
    "check": "looking through the archive",
    "files": "putting the files back",
    "rows": "writing the tables",
    "search": "building the search index",
    "record": "checking the record",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True)
    make = verbs.add_parser("make", help="write an archive of everything")
    make.add_argument("file", type=Path)
    make.add_argument("--language", default="", help="of its pages: en, es or pl (default: the organization's)")
    check = verbs.add_parser("check", help="whether an archive is whole; changes nothing")
    check.add_argument("file", type=Path)
    restore = verbs.add_parser("restore", help="bring an archive back into an empty installation")
    restore.add_argument("file", type=Path)


def run(options: Any) -> int:
    from vinculo.exchange.archive.refusals import Refused

    verb = {"make": _make, "check": _check, "restore": _restore}[options.verb]
    try:
        return verb(options)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1


def _make(options: Any) -> int:
    from django.conf import settings
    from django.utils import timezone

    from vinculo.exchange.archive.asking import hash_of, written
    from vinculo.exchange.archive.making import Wish, write
    from vinculo.exchange.archive.room import full_disk_is_said, has_room_in

    path: Path = options.file
    if path.exists():
        print(f"{path} is there already.", file=sys.stderr)
        return 2
    language = options.language or _language()
    if language not in dict(settings.LANGUAGES):
        print(f"{language} is no language of ours: {', '.join(dict(settings.LANGUAGES))}", file=sys.stderr)
        return 2
    folder = path.absolute().parent
    has_room_in(folder)
    draft = path.with_name(f"{path.name}.part")
    began = time.perf_counter()
    try:
        with full_disk_is_said(folder), written(draft) as file:
            manifest = write(file, Wish(None, language, timezone.now()), come_to=_said)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    _told(manifest)
    print(f"{path.stat().st_size:,} bytes in {time.perf_counter() - began:.1f} s, SHA-256 {hash_of(path)}")
    return 0


def _check(options: Any) -> int:
    from vinculo.exchange.archive.checking import check

    _told(check(options.file))
    print("whole: every part has its hash")
    return 0


def _restore(options: Any) -> int:
    from vinculo.exchange.archive.restoring import restore

    began = time.perf_counter()
    restored = restore(options.file, tell=lambda step: print(f"{STEPS[step]} …", file=sys.stderr))
    _told(restored.manifest)
    print(f"back in {time.perf_counter() - began:.1f} s; the record is whole, {restored.entries} entries")
    if not restored.same_key:
        print("The secret key is another one. What was sealed under the old one was left empty:")
        for table, count in restored.unsealed.items():
            print(f"  {table}: {count}")
    return 0


def _language() -> str:
    from vinculo.people.models import Organization

    house = Organization.current()
    return getattr(house, "language", "") or "en"


def _told(manifest: Any) -> None:
    lost = f" ({manifest.lost_files} were lost already)" if manifest.lost_files else ""
    print(f"made {manifest.made_at} with version {manifest.version}, format {manifest.format}")
    print(f"{manifest.rows:,} rows in {len(manifest.tables)} tables, {manifest.files:,} files{lost}")
    print(f"{manifest.pages:,} pages to read")


def _said(percent: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{percent} %", end="\n" if percent == 100 else "", file=sys.stderr, flush=True)
