"""Locks that two processes can agree on."""

from hashlib import blake2b

from django.db import connection


def lock_named(name: str) -> None:
    """
    Waits until no other transaction holds this name; held until the end of ours, which must have begun.

    SQLite needs nothing: its writing transactions stand in line from their first statement (IMMEDIATE).
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a named lock lives as long as a transaction: open one first")
    if connection.vendor == "postgresql":
        number = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
