"""
What is set for a practice, and what follows from it: the nearest place that says something wins, value by value.

Plain Python: rules are run with this while the database is closed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from vinculo.practices.practice import Finding, Practice

ORGANIZATION, CLIENT, PROJECT, DEFAULT = "organization", "client", "project", "default"


class OfProject(NamedTuple):
    """A project as the place of a setting; a client's is its id alone, that of the organization None."""

    id: int


Scope = int | OfProject | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What one place says: on or off, and other numbers. None, and a number that is left out: as further up."""

    is_on: bool | None = None
    parameters: Mapping[str, int] | None = None

    @property
    def says_nothing(self) -> bool:
        return self.is_on is None and not self.parameters


class Settings(dict[tuple[str, Scope], Setting]):
    """All that is set, by practice and place."""

    @cached_property
    def projects(self) -> frozenset[int]:
        """Those for which anything is set."""
        return frozenset(scope.id for _practice, scope in self if isinstance(scope, OfProject))


@dataclass(frozen=True, slots=True)
class Effective:
    """
    What holds in one place. came_from: for "is_on" and every number the place that said it, or "default".
    """

    is_on: bool = True
    values: Mapping[str, int] = field(default_factory=dict)
    came_from: Mapping[str, str] = field(default_factory=dict)


def chain(practice: Practice, settings: Settings, client: int | None, project: int | None) -> list[tuple[str, Setting]]:
    """The places that say something, nearest first."""
    places: list[tuple[str, Scope]] = [(ORGANIZATION, None)]
    if client is not None:
        places.insert(0, (CLIENT, client))
    if project is not None:
        places.insert(0, (PROJECT, OfProject(project)))
    return [(name, said) for name, scope in places if (said := settings.get((practice.id, scope)))]


def effective(
    practice: Practice, settings: Settings, *, client: int | None = None, project: int | None = None
) -> Effective:
    """
    What holds for a practice in a place, with where each value comes from.

    client, project: ids; a project needs its client to be given too. Numbers that are not the practice's are left out.
    """
    said = chain(practice, settings, client, project)
    is_on, on_from = next(((one.is_on, name) for name, one in said if one.is_on is not None), (True, DEFAULT))
    values, came_from = {}, {"is_on": on_from}
    for name, parameter in practice.parameters.items():
        given = ((one.parameters[name], place) for place, one in said if one.parameters and name in one.parameters)
        values[name], came_from[name] = next(given, (parameter.default, DEFAULT))
    return Effective(bool(is_on), values, came_from)


def setting_for(practice: Practice, client: int | None, settings: Settings) -> Setting:
    """As `effective` for a client, without saying where from: asked for every practice of every client."""
    house, own = settings.get((practice.id, None)), settings.get((practice.id, client)) if client else None
    if house is None or own is None:
        return house or own or NOTHING
    is_on = house.is_on if own.is_on is None else own.is_on
    return Setting(is_on, {**(house.parameters or {}), **(own.parameters or {})})


NOTHING = Setting()


def project_of(finding: Finding) -> int | None:
    """The project a finding is about, if it is about one."""
    about: Any = finding.about
    if about.ref.startswith("project:"):
        return int(about.id)
    found: int | None = getattr(about, "project_id", None)
    return found


def columns(scope: Scope) -> dict[str, Any]:
    """The place as columns of a row."""
    if isinstance(scope, OfProject):
        return {"client_id": None, "project_id": scope.id}
    return {"client_id": scope, "project_id": None}


def written(setting: Setting) -> dict[str, Any]:
    return {"is_on": setting.is_on, "parameters": dict(setting.parameters or {})}


def read(kept: Mapping[str, Any]) -> Setting:
    return Setting(kept.get("is_on"), dict(kept.get("parameters") or {}))
