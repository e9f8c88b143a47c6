"""The first page of an archive for a program: what is in it, made with what, and whether it fits here."""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from vinculo.exchange.archive.container import Part
from vinculo.exchange.archive.refusals import Refused
from vinculo.exchange.archive.tables import tables

FORMAT = 1
Names = dict[str, list[str]]


@dataclass(slots=True)
class Manifest:
    made_at: str
    made_by: str
    language: str
    house: str
    format: int = FORMAT
    version: str = ""
    migrations: Names = field(default_factory=dict)
    key: dict[str, str] = field(default_factory=dict)
    tables: list[Part] = field(default_factory=list)
    lists: list[Part] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)
    record: dict[str, Any] = field(default_factory=dict)  # number and hash of the last entry
    left_out: dict[str, str] = field(default_factory=dict)
    files: int = 0
    lost_files: int = 0
    pages: int = 0

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.tables)

    def as_bytes(self) -> bytes:
        told = {name: getattr(self, name) for name in self.__slots__}
        told |= {"tables": [part.told() for part in self.tables], "lists": [part.told() for part in self.lists]}
        return (json.dumps({"vinculo": "archive", **told}, ensure_ascii=False, indent=1) + "\n").encode()

    def listing(self, name: str) -> Part:
        """A list among the parts. Refused."""
        for part in self.lists:
            if part.name == f"lists/{name}.jsonl":
                return part
        raise Refused("missing", part=f"lists/{name}.jsonl")


def read(data: bytes) -> Manifest:
    """Refused: not ours, or of a format that is newer than we are."""
    try:
        told = json.loads(data)
        if told.pop("vinculo") != "archive":
            raise ValueError("another file")
        number = int(told["format"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as why:
        raise Refused("not_ours") from why
    if number > FORMAT:
        raise Refused("newer", theirs=number, ours=FORMAT)
    try:
        for name in ("tables", "lists"):
            told[name] = [_part(one) for one in told[name]]
        manifest = Manifest(**told)
        datetime.fromisoformat(manifest.made_at)
    except (ValueError, TypeError, KeyError) as why:
        raise Refused("not_ours") from why
    return manifest


def _part(told: Any) -> Part:
    return Part(str(told["name"]), int(told["size"]), str(told["sha256"]), int(told["rows"]))


def our_version() -> str:
    try:
        return version("vinculo")
    except PackageNotFoundError:  # run from its source
        told = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
        return str(told["project"]["version"])


def migrations_here() -> Names:
    """What went through, of the apps whose tables are kept and as far as this version knows it."""
    ours = {model._meta.app_label for model in tables()}
    known = MigrationLoader(None).disk_migrations
    found: Names = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        if app in ours and (app, name) in known:
            found.setdefault(app, []).append(name)
    return found


def fits(manifest: Manifest) -> None:
    """Whether the tables here are those that the rows were written from. Refused says what to do."""
    known = MigrationLoader(None).disk_migrations
    ours = {(app, name) for app, names in migrations_here().items() for name in names}
    theirs = {(str(app), str(name)) for app, names in manifest.migrations.items() for name in names}
    for key, migration in known.items():
        if migration.replaces and set(migration.replaces) <= theirs:
            theirs |= {key}
            theirs -= {old for old in migration.replaces if old not in known}
    if waiting := _first(key for key in known if key[0] in _apps() and key not in ours):
        raise Refused("not_prepared", name=".".join(waiting))
    if ahead := _first(theirs - ours):
        raise Refused("migrations_ahead", version=manifest.version, name=".".join(ahead))
    if behind := _first(ours - theirs):
        raise Refused("migrations_behind", version=manifest.version, name=".".join(behind))


def _apps() -> set[str]:
    return {model._meta.app_label for model in tables() if apps.is_installed(model._meta.app_config.name)}


def _first(keys: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    return min(keys, default=None)
