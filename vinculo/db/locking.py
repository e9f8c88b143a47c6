"""Locks that two processes can agree on."""

from collections.abc import Iterable
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
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_number(name)])


def lock_all(kind: str, ids: Iterable[int]) -> None:
    """
    As `lock_named`, for each of these records at once: waits for whoever works on one of them. One statement.

    Everybody takes them in the same order, so that nobody waits for somebody who waits for them.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a named lock lives as long as a transaction: open one first")
    if connection.vendor == "postgresql":
        numbers = sorted(_number(f"{kind}:{pk}") for pk in ids)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(pg_advisory_xact_lock(n)) FROM unnest(%s::bigint[]) AS n", [numbers])


def _number(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), signed=True)
