"""
One of everything for the walkers of the portal (tests/trust/test_portal_*.py), one module for each part of it.

A module here has, each if it needs it:

    def make(world) -> dict[str, Any]                        # records of Café Luna by name; Ana decides on world.shop
    def ids(all_) -> dict[tuple[str, str], Any]              # ("portal:route", "part"): what belongs into the address
    bodies: dict[str, Callable[[Any], dict[str, Any]]]       # "portal:route": what a form filled in well would send

`all_` gives every record and everything of the world by name: `all_.shop`, `all_.wish`. Modules find themselves.
A new route also needs its lines in tests/trust/portal_matrix.csv:

    VINCULO_PRINT_MATRIX=/tmp/m.csv bin/test tests/trust/test_portal_matrix.py -k print
"""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any


def modules() -> list[ModuleType]:
    return [import_module(f"{__name__}.{found.name}") for found in sorted(iter_modules(__path__), key=lambda m: m.name)]


def made(world: Any) -> dict[str, Any]:
    return {name: one for part in modules() if hasattr(part, "make") for name, one in part.make(world).items()}


def all_ids(all_: Any) -> dict[tuple[str, str], Any]:
    return {key: pk for part in modules() if hasattr(part, "ids") for key, pk in part.ids(all_).items()}


def all_bodies() -> dict[str, Callable[[Any], dict[str, Any]]]:
    return {name: body for part in modules() for name, body in getattr(part, "bodies", {}).items()}
