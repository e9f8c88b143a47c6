"""
A family of worker processes that survives the sudden death of any of its members.

Its members speak through queues with locks. Who is killed while waiting for a job, reporting one or counting its time
takes such a lock along, and the others would wait for it for ever: jobs would be begun but never marked done, or not
begun at all. So a family that lost somebody that way takes nothing new, finishes what the others have at hand and
ends; the head begins another one.
"""

import logging
import os
import signal
import time
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Any

from django_q import cluster

from vinculo.jobs import at_hand

LOST = os.EX_TEMPFAIL  # how a guard ends whose family has to be begun anew
PATIENCE_SECONDS = 5  # for the jobs at hand; what takes longer is given out again when its lease ends
MARKING_SECONDS = 1  # for the marks of those that were finished
LOOK_AGAIN_SECONDS = 1
log = logging.getLogger(__name__)
# What the guard leaves to the head: the job that the dead had at hand.
_left = at_hand.new_place()


class Guard(cluster.Sentinel):
    """The library's guard, which replaces a member that ended by itself, and gives all up when one was killed."""

    def start(self) -> None:
        self.monitor = self.pusher = None
        # Told by the system: looking round would not do, since that too waits for a lock.
        signal.signal(signal.SIGCHLD, self._look)
        super().start()

    def spawn_worker(self) -> None:
        place = at_hand.new_place()
        super().spawn_worker()
        self.pool[-1].at_hand = place

    def reincarnate(self, process: Any) -> None:
        if _was_killed(process):
            self._give_up(process)
        super().reincarnate(process)

    def _members(self) -> list[Any]:
        return [*self.pool, *filter(None, [self.monitor, self.pusher])]

    def _look(self, _number: int, _frame: FrameType | None) -> None:
        for member in self._members():
            if _was_killed(member):
                self._give_up(member)

    def _give_up(self, dead: Any) -> None:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        if place := getattr(dead, "at_hand", None):
            _left.value = place.value
        log.critical("A worker process (%s) was killed by signal %s: beginning anew", dead.pid, -dead.exitcode)
        if self.pusher is not None:
            self.pusher.kill()  # nothing new is taken
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until and any(map(_is_busy, self.pool)):
            time.sleep(0.1)
        time.sleep(MARKING_SECONDS)
        for member in self._members():
            if member.pid:
                member.kill()
        os._exit(LOST)


# The library's family asks for its guard by this name, and offers no other way to give it one.
cluster.Sentinel = Guard


class Family(cluster.Cluster):
    """The guard and those it guards, seen from the head's process, which is told to stop by SIGTERM or SIGINT."""

    def __init__(self) -> None:
        self.told_to_stop = False
        super().__init__()

    def start(self) -> int:
        pid: int = super().start()
        if self.told_to_stop:
            self.stop()  # told while there was nobody yet to pass it on to
        return pid

    def job_of_the_dead(self) -> str:
        """The id of the job that the killed process had at hand; nothing if it had none."""
        job_id: bytes = _left.value
        return job_id.decode(errors="replace")

    def was_lost(self) -> bool:
        return not self.told_to_stop and self.sentinel.exitcode == LOST

    def sig_handler(self, number: int, frame: FrameType | None) -> None:
        """
        Stop in good order. When the signal went to the whole group, the guard may have died with a lock that our own
        stopping waits for: then nobody is left to wait for, and we go.
        """
        self.told_to_stop = True
        if self.sentinel is None:
            return
        signal.signal(signal.SIGALRM, self._go_if_alone)
        signal.setitimer(signal.ITIMER_REAL, LOOK_AGAIN_SECONDS, LOOK_AGAIN_SECONDS)
        super().sig_handler(number, frame)

    def _go_if_alone(self, _number: int, _frame: FrameType | None) -> None:
        if self.sentinel is not None and _is_gone(self.sentinel):
            os._exit(0)


def _was_killed(process: BaseProcess) -> bool:
    return process.exitcode is not None and process.exitcode < 0


def _is_busy(worker: Any) -> bool:
    """With a job at hand; read without the lock, which the dead may have."""
    return worker.is_alive() and worker.timer.get_obj().value > 0


def _is_gone(process: BaseProcess) -> bool:
    """Also when the signal came between its end and our noting it, after which the library takes it for alive."""
    if not process.is_alive():
        return True
    try:
        os.kill(process.pid or 0, 0)
    except ProcessLookupError:
        return True
    return False
