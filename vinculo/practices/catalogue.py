"""All practices: one file each under rules/, and those that installed packages bring."""

import pkgutil
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from vinculo.practices import rules
from vinculo.practices.practice import Practice

PLUGINS = "vinculo.practices"  # entry point group: each names a module that holds `practice`


@cache
def all_practices() -> tuple[Practice, ...]:
    """Every practice, ordered by code. Raises ValueError when two share an id or a code."""
    modules = [
        name
        for _finder, name, is_package in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}.")
        if not is_package
    ]
    found = [import_module(name).practice for name in modules]
    found += [point.load().practice for point in entry_points(group=PLUGINS)]
    for names in ([practice.id for practice in found], [practice.code for practice in found]):
        if len(set(names)) != len(names):
            raise ValueError(f"two practices share a name: {sorted(names)}")
    return tuple(sorted(found, key=lambda practice: practice.code))


@cache
def practices_about(whom: str) -> tuple[Practice, ...]:
    """Those that look at clients, or at leads."""
    return tuple(practice for practice in all_practices() if practice.of == whom)


@cache
def by_id() -> dict[str, Practice]:
    return {practice.id: practice for practice in all_practices()}


def find_practice(code: str) -> Practice | None:
    """By code (PROM-03, in any case) or by id (warn_early)."""
    wanted = code.strip()
    return next((p for p in all_practices() if p.code == wanted.upper() or p.id == wanted), None)
