"""
Everybody, once a night, by as many workers as there are.

A sweep runs in lanes. The job of a lane checks one batch and then asks for the next of its lane, so that a check after
a change never waits for more than a batch. What was checked and what comes next are one transaction: the batch of a
killed worker was not done, the queue gives it to another, and no batch is done twice.

Where one transaction writes at a time, a lane stands back between two batches: whoever waits looks again every tenth of
a second, and would else find the next batch begun.
"""

import time
from datetime import datetime

from django.db import connection
from django.db.models import F
from django.utils import timezone

from vinculo import jobs
from vinculo.clients.models import Client
from vinculo.jobs.crash import crash_point
from vinculo.people.models import Organization
from vinculo.practices.recheck import check, each

LANES = 4  # as many workers can take part
SIZE = 200  # ids in a batch: about a second, and small in memory
STAND_BACK = 0.15  # seconds
LANE = "vinculo.practices.sweeping.lane"


def begin(*, at: datetime | None = None) -> str:
    """Ask for a sweep as of `at`. Returns its name, by which its batches are told from those of another."""
    run = (at or timezone.now()).isoformat()
    for number in range(LANES):
        jobs.enqueue(LANE, run, number, 0)
    return run


def lane(run: str, number: int, start: int) -> None:
    """
    Check the next batch of a lane, and ask for the one after it.

    start: the id from which on the lane has not been looked at. Does nothing the second time it is asked.
    """
    ids = _next_batch(number, start)
    if not ids:
        return
    batch = ids[0] // SIZE
    with jobs.once(f"sweep:{run}:{batch}") as first:
        if first:
            each(check, ids, at=datetime.fromisoformat(run), organization=Organization.current())
            crash_point("swept")
            jobs.enqueue(LANE, run, number, (batch + 1) * SIZE)
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        time.sleep(STAND_BACK)


def _next_batch(number: int, start: int) -> list[int]:
    """The ids of one batch: every LANES-th run of SIZE ids belongs to a lane."""
    kept = Client.objects.kept().filter(pk__gte=start).order_by("pk").values_list("pk", flat=True)
    first = kept.annotate(place=F("pk") / SIZE % LANES).filter(place=number).first()
    return list(kept.filter(pk__lt=(first // SIZE + 1) * SIZE, pk__gte=first)) if first is not None else []
