"""Runs the practices over relationships, with the database closed."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connections

from vinculo.practices.practice import Finding, Moment, Practice
from vinculo.practices.relationship import Relationship


class DatabaseClosed(RuntimeError):
    """A rule reached for the database. Rules read the relationship they are given and nothing else."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a team wants a practice: on or off, with other numbers."""

    is_on: bool = True
    parameters: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Raised:
    """A finding with the practice that raised it."""

    practice: Practice
    finding: Finding


Settings = Mapping[tuple[str, int | None], Setting]
DEFAULT = Setting()


@contextmanager
def database_closed() -> Iterator[None]:
    """Within this block every query on any connection raises DatabaseClosed."""

    def refuse(execute: Any, sql: str, *_rest: Any) -> Any:
        raise DatabaseClosed(f"a rule ran a query: {sql[:80]}")

    with ExitStack() as stack:
        for connection in connections.all(initialized_only=True):
            stack.enter_context(connection.execute_wrapper(refuse))
        yield


def lint(
    relationship: Relationship, now: Moment, practices: Iterable[Practice], settings: Settings | None = None
) -> list[Raised]:
    """
    All findings of the given practices about one relationship.

    now: the moment to look at (facts later than it are not removed here; see Relationship.as_known_at).
    settings: by (practice id, client id or None for everybody); a client's own setting wins.
    Raises DatabaseClosed when a rule queries, and whatever a rule raises.
    """
    settings = settings or {}
    raised: list[Raised] = []
    with database_closed():
        for practice in practices:
            setting = setting_for(practice, relationship.client.id, settings)
            if setting.is_on:
                found = practice.findings(relationship, now, setting.parameters)
                raised.extend(Raised(practice, finding) for finding in found)
    return raised


def setting_for(practice: Practice, client_id: int, settings: Settings) -> Setting:
    own = settings.get((practice.id, client_id))
    return own or settings.get((practice.id, None), DEFAULT)
