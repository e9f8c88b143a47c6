"""Jobs that tests put into the queue."""

import os
import signal
import sys
from multiprocessing.synchronize import SemLock
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


def die_with_lock(of: str, log: str) -> None:
    """Is killed as if in the middle of what takes that lock of the family; done when it is given out again."""
    if Path(log).exists():
        return
    write_line(log, of)
    _family_lock(of).acquire()
    os.kill(os.getpid(), signal.SIGKILL)


def _family_lock(of: str) -> SemLock:
    """The lock, out of the function of the queue's library that does the job we are."""
    frame = sys._getframe()
    while frame.f_code.co_name != "worker":
        assert frame.f_back is not None
        frame = frame.f_back
    here = frame.f_locals
    locks = {
        "taking": here["task_queue"]._rlock,
        "reporting": here["result_queue"]._wlock,
        "counting": here["result_queue"].size.count.get_lock(),
        "timing": here["timer"].get_lock(),
    }
    lock: SemLock = locks[of]
    return lock


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
