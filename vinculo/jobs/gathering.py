"""Jobs handed over one after the other, and written into the queue as one statement."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_q.models import OrmQ

from vinculo.jobs.broker import Broker

_waiting: ContextVar["list[OrmQ] | None"] = ContextVar("jobs_waiting", default=None)


class Gathered(Broker):
    """Keeps the rows of a job until all are there."""

    def __init__(self, rows: list[OrmQ]) -> None:
        super().__init__()
        self.rows = rows

    def enqueue(self, task: Any) -> int:
        self.rows.append(OrmQ(key=self.list_key, payload=task, lock=timezone.now()))
        return len(self.rows)


def gathered() -> Gathered | None:
    """Where jobs go now; None where each is written by itself."""
    rows = _waiting.get()
    return None if rows is None else Gathered(rows)


@contextmanager
def together() -> Iterator[None]:
    """See `jobs.together`."""
    if _waiting.get() is not None:  # within another: that one writes them
        yield
        return
    rows: list[OrmQ] = []
    with transaction.atomic(savepoint=False):
        token = _waiting.set(rows)
        try:
            yield
        finally:
            _waiting.reset(token)
        if rows:
            OrmQ.objects.bulk_create(rows)
