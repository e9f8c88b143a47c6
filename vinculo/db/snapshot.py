"""Reading for minutes as if it were one moment, while others go on writing."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction

Aside = Callable[[], AbstractContextManager[None]]


@contextmanager
def one_moment() -> Iterator[Aside]:
    """
    Inside, every query of this thread sees the database as it was at the first one; nothing may be written.

    It gives a function for what must be written meanwhile, how far one is, say: `with aside(): ...`. Nobody waits for
    such a reader. Within a transaction of the caller its moment counts, and nothing new is opened.
    """
    ours = connections[DEFAULT_DB_ALIAS]
    if ours.in_atomic_block:
        yield nullcontext
        return
    theirs: Any = ours.copy()
    theirs.connect()
    theirs.transaction_mode = "DEFERRED"  # on SQLite: reads only, and so takes no lock

    @contextmanager
    def aside() -> Iterator[None]:
        connections[DEFAULT_DB_ALIAS] = ours
        try:
            yield
        finally:
            connections[DEFAULT_DB_ALIAS] = theirs

    connections[DEFAULT_DB_ALIAS] = theirs
    try:
        with transaction.atomic():
            _begin(theirs)
            yield aside
    finally:
        connections[DEFAULT_DB_ALIAS] = ours
        theirs.close()


def _begin(connection: Any) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        else:
            cursor.execute("SELECT 1 FROM sqlite_master LIMIT 1")
