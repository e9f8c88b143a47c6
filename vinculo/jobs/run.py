"""The worker: a small family of processes that takes jobs from the queue, does them and marks them done."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from types import FrameType
from typing import Any

from django.db import connections

PR_SET_PDEATHSIG = 1  # linux/prctl.h
LOOK_AGAIN_SECONDS = 1


def run(beside: Callable[[], AbstractContextManager[Any]] = nullcontext) -> int:
    """
    Works until SIGTERM or SIGINT: then the jobs at hand are finished, no new ones taken. Gives back an exit status.

    Call it once, in the main thread of a process of its own. If any of the family is killed the others replace it, or
    end too, and what was at hand is given out again when its lease runs out. `beside` is entered in this process once
    the family is forked off, and left when it has ended: a place for threads, which must not be there before.
    """
    from django_q.cluster import Cluster

    from vinculo.jobs import timetable

    os.register_at_fork(after_in_child=_end_with_parent)
    timetable.ensure()
    connections.close_all()  # a connection must not be shared with the processes forked off now
    for connection in connections.all():
        connection.settings_dict["CONN_MAX_AGE"] = None  # the library would open a new one for every job
    cluster = Cluster()
    signal.signal(signal.SIGTERM, partial(_stop, cluster))
    signal.signal(signal.SIGINT, partial(_stop, cluster))
    cluster.start()
    family = cluster.sentinel
    with beside():
        family.join()
    signal.setitimer(signal.ITIMER_REAL, 0)  # while Python ends nobody would answer it, and it would kill
    return 0 if family.exitcode == 0 else 1


def _end_with_parent() -> None:
    """Has the kernel kill a forked process as soon as the one it serves is gone, so that none is left alone (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _stop(cluster: Any, number: int, frame: FrameType | None) -> None:
    """
    Stop in good order. When the signal went to the whole group, the head of the family may have died with a lock that
    our own stopping waits for: then nobody is left to wait for, and we go.
    """

    def go_if_alone(_number: int, _frame: FrameType | None) -> None:
        if cluster.sentinel is not None and _is_gone(cluster.sentinel):
            os._exit(0)

    signal.signal(signal.SIGALRM, go_if_alone)
    signal.setitimer(signal.ITIMER_REAL, LOOK_AGAIN_SECONDS, LOOK_AGAIN_SECONDS)
    cluster.sig_handler(number, frame)


def _is_gone(process: Any) -> bool:
    """Also when the signal came between its end and our noting it, after which the library takes it for alive."""
    if not process.is_alive():
        return True
    try:
        os.kill(process.pid, 0)
    except ProcessLookupError:
        return True
    return False
