"""Runs the practices over relationships, with the database closed."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connections

from vinculo.practices.practice import Finding, Moment, Practice
from vinculo.practices.relationship import Relationship
from vinculo.practices.tuning.settings import (
    OfProject,
    Scope,
    Setting,
    Settings,
    effective,
    project_of,
    setting_for,
)

__all__ = ["DatabaseClosed", "Raised", "Setting", "Settings", "database_closed", "lint"]


class DatabaseClosed(RuntimeError):
    """A rule reached for the database. Rules read the relationship they are given and nothing else."""


@dataclass(frozen=True, slots=True)
class Raised:
    """A finding with the practice that raised it."""

    practice: Practice
    finding: Finding


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
    relationship: Relationship,
    now: Moment,
    practices: Iterable[Practice],
    settings: Mapping[tuple[str, Scope], Setting] | None = None,
) -> list[Raised]:
    """
    All findings of the given practices about one relationship.

    now: the moment to look at (facts later than it are not removed here; see Relationship.as_known_at).
    settings: by (practice id, place): a client id, OfProject, or None for everybody; the nearest wins.
    Raises DatabaseClosed when a rule queries, and whatever a rule raises.
    """
    tuned = settings if isinstance(settings, Settings) else Settings(settings or {})
    apart = [project.id for project in relationship.projects if project.id in tuned.projects]
    raised: list[Raised] = []
    with database_closed():
        for practice in practices:
            own = [pk for pk in apart if (practice.id, OfProject(pk)) in tuned]
            if own:
                raised.extend(_by_project(practice, relationship, now, tuned, own))
                continue
            setting = setting_for(practice, relationship.client.id, tuned)
            if setting.is_on is not False:
                found = practice.findings(relationship, now, setting.parameters)
                raised.extend(Raised(practice, finding) for finding in found)
    return raised


def _by_project(
    practice: Practice, relationship: Relationship, now: Moment, settings: Settings, own: list[int]
) -> Iterator[Raised]:
    """The rule runs once as the client is set and once for each project set apart; each keeps what is about its own."""
    client = relationship.client.id
    for project in (None, *own):
        holds = effective(practice, settings, client=client, project=project)
        if holds.is_on:
            for finding in practice.findings(relationship, now, holds.values):
                of = project_of(finding)
                if of == project if project is not None else of not in own:
                    yield Raised(practice, finding)
