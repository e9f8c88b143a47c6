"""Entries for tests of the record, and the ways to damage them that an owner of the database has."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection

from vinculo.record import keeping
from vinculo.record.chain import Act, Actor, append
from vinculo.record.models import Entry

AT = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)
MAREK = Actor("us", "person:2", "Marek Wilk", ip="192.0.2.7")


def write(count: int = 6, *, clients: tuple[int | None, ...] = (7, 8, None)) -> list[Entry]:
    """Promises to clients in turn."""
    return [
        append(
            Act(
                "promise.made",
                f"promise:{number}",
                client_id=clients[number % len(clients)],
                facts={"promised_on": "2026-03-20"},
                private={"what": f"Promise {number}"},
                private_of="contact:4",
            ),
            actor=MAREK,
            at=AT + timedelta(minutes=number),
        )
        for number in range(count)
    ]


@contextmanager
def as_owner() -> Iterator[Any]:
    """A cursor of somebody who first drops the triggers."""
    keeping.open_(connection)
    with connection.cursor() as cursor:
        yield cursor
    keeping.close(connection)
