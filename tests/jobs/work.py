"""Jobs that tests put into the queue."""

import os
from pathlib import Path

from django.db import connection, transaction

from vinculo import jobs
from vinculo.jobs.crash import crash_point

EFFECTS = "test_job_effects"  # a plain table without keys: it would take the same effect twice


def write_line(path: str, line: str) -> None:
    with Path(path).open("a") as file:
        file.write(f"{line}\n")


def fail(words: str) -> None:
    raise ValueError(words)


@jobs.takes(minutes=30)
def take_long() -> None:
    pass


def send_thanks(number: int, log: str, once: bool) -> None:
    """Says in a file that it ran, then has an effect in the database: guarded by a key, or not."""
    write_line(log, f"{number}")
    if not once:
        with transaction.atomic():
            _have_effect(number)
        return
    with jobs.once(f"thanks:{number}") as first:
        if first:
            _have_effect(number)


def _have_effect(number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {EFFECTS} (number, worker) VALUES (%s, %s)", [number, os.getpid()])
    crash_point("half")
