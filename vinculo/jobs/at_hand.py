"""Which job a worker process has at hand, in memory that outlives the process."""

from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.sharedctypes import RawArray
from typing import Any

LONGEST = 255  # bytes of a job's id
_mine: Any = None  # this process's own place, once it was forked off


def new_place() -> Any:
    """A place for the id of the job that the process forked off next will have at hand. It has no lock to be lost."""
    global _mine
    _mine = RawArray("c", LONGEST + 1)
    return _mine


@contextmanager
def at_hand(job_id: str) -> Iterator[None]:
    """Says in this process's place what it does; nothing where nobody watches."""
    if _mine is None:
        yield
        return
    _mine.value = job_id.encode()[:LONGEST]
    try:
        yield
    finally:
        _mine.value = b""
