"""The worker: a small family of processes that takes jobs from the queue, does them and marks them done."""

import ctypes
import logging
import os
import signal
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.db import DatabaseError, connections

PR_SET_PDEATHSIG = 1  # linux/prctl.h
log = logging.getLogger(__name__)
TO_STOP = {signal.SIGTERM, signal.SIGINT}


def run(beside: Callable[[], AbstractContextManager[Any]] = nullcontext) -> int:
    """
    Works until SIGTERM or SIGINT: then the jobs at hand are finished, no new ones taken. Gives back an exit status.

    Call it once, in the main thread of a process of its own, which begins anew as the same program when any of the
    family is killed. If this process is killed the others end too. What was at hand is given out again when its lease
    runs out. `beside` is entered in this process once the family is forked off, and left when it has ended: a place for
    threads, which must not be there before.
    """
    from vinculo.jobs import timetable
    from vinculo.jobs.family import Family

    os.register_at_fork(after_in_child=_end_with_parent)
    timetable.ensure()
    connections.close_all()  # a connection must not be shared with the processes forked off now
    for connection in connections.all():
        connection.settings_dict["CONN_MAX_AGE"] = None  # the library would open a new one for every job
    family = Family()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, TO_STOP)
    family.start()
    with beside():
        family.sentinel.join()
    signal.setitimer(signal.ITIMER_REAL, 0)  # while Python ends nobody would answer it, and it would kill
    if family.was_lost():
        _count_death(family.job_of_the_dead())
        _begin_anew(family)
    return 0 if family.sentinel.exitcode == 0 else 1


def _count_death(job_id: str) -> None:
    from vinculo.jobs import deaths

    try:
        if job_id:
            deaths.count(job_id)
    except DatabaseError:
        log.exception("Not counted: the death of a process with job %s", job_id)


def _begin_anew(family: Any) -> None:
    """
    Becomes the program it was started as, under the same number: threads that still end must not be forked.

    A signal to stop that comes meanwhile waits for the new one.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, TO_STOP)
    if family.was_lost():
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 nothing from outside is in it


def _end_with_parent() -> None:
    """Has the kernel kill a forked process as soon as the one it serves is gone, so that none is left alone (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
