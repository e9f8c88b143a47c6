"""
Places where a test may pull the plug.

With VINCULO_CRASH_AT=name the process kills itself with SIGKILL when it comes by that name ("name:3": the third time),
and with VINCULO_CRASH_ALL=1 its whole process group. Without the variable nothing happens.
"""

import os
import signal
from collections import Counter

POINTS = ("taken", "begun", "done", "failed", "reported", "marked")
_passed: Counter[str] = Counter()


def crash_point(name: str) -> None:
    """Kills this process here and now if VINCULO_CRASH_AT names this point."""
    wanted = os.environ.get("VINCULO_CRASH_AT")
    if wanted is None:
        return
    point, _, nth = wanted.partition(":")
    if point != name:
        return
    _passed[name] += 1
    if _passed[name] == int(nth or 1):
        if os.environ.get("VINCULO_CRASH_ALL") == "1":
            os.killpg(os.getpgrp(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)
