"""
Let the interpreter look for unreachable circles of objects less often while very many rows pass through.

It looks after every 700 new objects, which an import makes in a few milliseconds, and none of them are circles: half of
the time of an import would go there.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

RARELY = (100_000, 20, 50)

_lock = Lock()
_inside: list[tuple[int, int, int]] = []


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Thread-safe, may be nested: whoever leaves last gives back the thresholds the first one found."""
    with _lock:
        _inside.append(_inside[0] if _inside else gc.get_threshold())
        gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        with _lock:
            before = _inside.pop()
            if not _inside:
                gc.set_threshold(*before)
