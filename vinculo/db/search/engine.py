"""The two indexes behind one face."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from types import ModuleType
from typing import Any

from django.db import connection


@dataclass(slots=True)
class Entry:
    """What an index is told about one document: its row, its words and its marks."""

    kind: str
    object_id: int
    client_id: int | None
    at: datetime
    seconds: int
    title: str
    only_for: list[str]
    body: str
    title_words: list[str]
    body_words: list[str]
    tokens: list[str]


class Part(IntEnum):
    """Where the words may stand, best first."""

    TITLE_IS = 0
    TITLE_BEGINS = 1
    IN_TITLE = 2
    ANYWHERE = 3


@dataclass(frozen=True, slots=True)
class Match:
    """
    What an index is asked: words (each with whether it is a beginning), and the marks that narrow it. `is_any`: one of
    the words is enough.
    """

    words: Sequence[tuple[str, bool]]
    kinds: Collection[str]
    clients: Collection[str]
    holding: Collection[str]
    is_any: bool = False


def index() -> ModuleType | Any:
    """The module for the engine in use: `write`, and the SQL that lists matches newest first."""
    if connection.vendor == "postgresql":
        from vinculo.db.search import postgres

        return postgres
    from vinculo.db.search import sqlite

    return sqlite
