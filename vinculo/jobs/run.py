"""The worker: a small family of processes that takes jobs from the queue, does them and marks them done."""

import ctypes
import os
import signal
import sys

from django.db import connections

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def run() -> int:
    """
    Works until SIGTERM or SIGINT: then the jobs at hand are finished, no new ones taken. Gives back an exit status.

    Call it once, in the main thread of a process of its own. If any of the family is killed the others replace it, or
    end too, and what was at hand is given out again when its lease runs out.
    """
    from django_q.cluster import Cluster

    from vinculo.jobs import timetable

    os.register_at_fork(after_in_child=_end_with_parent)
    timetable.ensure()
    connections.close_all()  # a connection must not be shared with the processes forked off now
    for connection in connections.all():
        connection.settings_dict["CONN_MAX_AGE"] = None  # the library would open a new one for every job
    cluster = Cluster()
    cluster.start()
    family = cluster.sentinel
    family.join()
    return 0 if family.exitcode == 0 else 1


def _end_with_parent() -> None:
    """Has the kernel kill a forked process as soon as the one it serves is gone, so that none is left alone (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
