"""
Background work: `jobs.enqueue`, `jobs.enqueue_at`, `jobs.coalesce`, `jobs.together`, `jobs.once`, and a timetable.

A thin floor over the library that keeps the queue, so that another can take its place. Imports are late because the
settings read `q_settings` from this package before any app is loaded.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, TypeVar

Job = TypeVar("Job", bound=Callable[..., Any])


def enqueue(path: str, *args: Any, **kwargs: Any) -> str:
    """Has the function at `path` called in the background once this transaction commits. See `queue.enqueue`."""
    from vinculo.jobs import queue

    return queue.enqueue(path, *args, **kwargs)


def enqueue_at(at: datetime, path: str, *args: Any, **kwargs: Any) -> str:
    """Like `enqueue`, but not before `at`. See `queue.enqueue_at`."""
    from vinculo.jobs import queue

    return queue.enqueue_at(at, path, *args, **kwargs)


def coalesce(path: str, key: str, *args: Any, **kwargs: Any) -> bool:
    """Like `enqueue`, but at most one job waits per path and key. See `queue.coalesce`."""
    from vinculo.jobs import queue

    return queue.coalesce(path, key, *args, **kwargs)


def together() -> AbstractContextManager[None]:
    """
    The jobs handed over within are written by one statement when it ends, in the same transaction as what was written
    beside them; none if it ends with an exception.
    """
    from vinculo.jobs import gathering

    return gathering.together()


def once(key: str) -> AbstractContextManager[bool]:
    """For an effect that must happen exactly once, however often its job runs. See `effects.once`."""
    from vinculo.jobs import effects

    return effects.once(key)


def takes(*, minutes: int) -> Callable[[Job], Job]:
    """Marks a job that may run longer than the usual limit: `@jobs.takes(minutes=30)`."""

    def mark(job: Job) -> Job:
        job.job_seconds = minutes * 60  # type: ignore[attr-defined]
        return job

    return mark
