"""Everybody once a night, by several workers, each client once."""

import signal
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from tests.jobs.test_killed_worker import PATIENCE, wait_until_empty, worker
from tests.world import NOW
from vinculo.agreements.models import Promise
from vinculo.clients.models import Client
from vinculo.jobs.models import JobEffect
from vinculo.practices import sweeping
from vinculo.practices.models import NudgeEvent, Standing

__all__ = ["worker"]


def at_places(*places):
    """A client for each id."""
    at = timezone.now() - timedelta(days=30)
    for pk in places:
        client = Client.objects.create(pk=pk, name=f"Client {pk}")
        Promise.objects.create(client=client, text="Menu", made_at=at, promised_on=at.date() + timedelta(days=9))


def run_all(name):
    """What the queue would do, one after the other, in the order in which it was asked."""
    asked = [(number, 0) for number in range(sweeping.LANES)]
    sizes = []
    while asked:
        number, start = asked.pop(0)
        ids = sweeping._next_batch(number, start)
        sweeping.lane(name, number, start)
        if ids:
            sizes.append(len(ids))
            asked.append((number, (ids[0] // sweeping.SIZE + 1) * sweeping.SIZE))
    return sizes


def test_the_lanes_together_see_everybody_once_however_the_ids_lie(world):
    at_places(5000, 5001, 5199, 5200, 5999, 6000, 90000, 1_000_001)

    run = sweeping.begin(at=NOW)
    sizes = run_all(run)

    kept = Client.objects.kept().count()
    assert (sum(sizes), Standing.objects.count()) == (kept, kept)
    assert OrmQ.objects.count() >= sweeping.LANES


def test_a_batch_that_is_asked_for_twice_is_done_once(world):
    run = sweeping.begin(at=NOW)
    number, asked = world.luna.pk // sweeping.SIZE % sweeping.LANES, OrmQ.objects.count()

    sweeping.lane(run, number, 0)
    sweeping.lane(run, number, 0)

    assert Standing.objects.count() == 2
    assert OrmQ.objects.count() == asked + 1
    assert JobEffect.objects.filter(key__startswith="sweep:").count() == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_workers_do_everybody_once_and_what_a_killed_one_had_begun(worker, tmp_path):
    at_places(*(200 * batch + place for batch in range(30, 42) for place in (1, 2)))
    sweeping.begin()

    killed = worker(crash_at="swept:2").wait(PATIENCE)
    left = Standing.objects.count()
    worker()
    worker()
    wait_until_empty()

    raised = Counter(NudgeEvent.objects.filter(kind="raised").values_list("nudge_id", flat=True))
    assert (killed, left < 24) == (-signal.SIGKILL, True)
    assert Standing.objects.count() == 24
    assert JobEffect.objects.filter(key__startswith="sweep:").count() == 12
    assert set(raised.values()) == {1}
