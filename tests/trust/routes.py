"""Every route of the site, with an address that can be asked for."""

import uuid
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

SAMPLES: dict[str, Any] = {"section": "1", "code": "PROM-03"}


def patterns(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Each pattern with its whole route, "clients/<int:pk>/"."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        else:
            yield route, entry


def addresses() -> list[str]:
    """An address for every route; numbers are 1, which exists in the world for most."""
    return sorted({f"/{_filled(route)}" for route, _pattern in patterns()})


def _filled(route: str) -> str:
    text = ""
    while "<" in route:
        before, _bracket, rest = route.partition("<")
        inside, _bracket, route = rest.partition(">")
        kind, _colon, name = inside.rpartition(":")
        text += before + _sample(kind, name)
    return (text + route).replace("^", "").replace("$", "").replace("\\", "")


def _sample(kind: str, name: str) -> str:
    if name in SAMPLES:
        return str(SAMPLES[name])
    if kind == "int":
        return "1"
    return str(uuid.UUID(int=1)) if kind == "uuid" else "x"
