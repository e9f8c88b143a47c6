"""
What many open pages ask for at once, drawn once.

A change makes all pages that show it ask for the same part in the same second. What was drawn for one of them serves
the next, for as long as nothing was told since and for two seconds at most.
"""

import time
from collections.abc import Callable, Hashable

from vinculo.live.models import Change

SECONDS = 2.0
LOOKED_AT = 200  # newest changes by which we see that one was told: numbers may come late and out of order
MOST = 500  # parts kept

Told = tuple[object, ...]


def told_lately() -> Told:
    """Differs as soon as anything was told. Empty when nothing was. One statement."""
    rows = list(Change.objects.order_by("-pk").values_list("pk", "at")[:LOOKED_AT])
    return (*rows[:1], *(pk for pk, _at in rows[1:]))


class Drawn:
    """
    Parts of pages as they were drawn lately, in this process.

    The key names all that makes one differ from another: what is in it, who may do what, language, time zone, day.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.told: Told = ()
        self.parts: dict[Hashable, tuple[float, str]] = {}

    def get(self, key: Hashable, draw: Callable[[], str]) -> str:
        told = told_lately()
        if not told:
            return draw()
        if told != self.told or len(self.parts) >= MOST:
            self.told, self.parts = told, {}
        at, part = self.parts.get(key, (0.0, ""))
        if part and self.clock() - at < SECONDS:
            return part
        parts, at, part = self.parts, self.clock(), draw()
        if told == self.told:
            parts[key] = at, part
        return part
