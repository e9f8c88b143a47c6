"""T34: a history whose worker is killed while it is written is there whole or not at all, and again adds nothing."""

import signal

import pytest

from tests.exchange.importing import record
from tests.exchange.test_killed_worker import given_out_again
from tests.jobs.test_killed_worker import PATIENCE, Worker, wait_until_empty
from tests.jobs.test_killed_worker import worker as worker
from tests.world import make_person
from vinculo.exchange.models import Origin, State
from vinculo.exchange.receiving import receive
from vinculo.exchange.staging import stage
from vinculo.exchange.work import start_applying
from vinculo.people.models import Role

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ROWS = 1100  # three chunks
SHEET = b"Task;Due;Status;Client\n" + b"".join(
    b"Step %d;2026-04-%02d;In progress;Sol\n" % (number, number % 28 + 1) for number in range(ROWS)
)


def test_killed_while_writing_it_is_all_or_nothing(worker: Worker) -> None:
    run = receive([SHEET], "steps.csv", by=make_person("Marek Wilk", Role.MANAGER))
    stage(run)
    run.refresh_from_db()
    assert (run.state, run.counts) == (State.PREVIEW, {"new": ROWS + 2})
    nothing = record()
    assert start_applying(run)

    for point in ("import.chunk:4", "import.written"):
        assert worker(crash_at=point).wait(PATIENCE) == -signal.SIGKILL
        assert (record(), Origin.objects.count()) == (nothing, 0), f"killed at {point}, something was written"
        given_out_again()
    worker()
    wait_until_empty()

    run.refresh_from_db()
    assert (run.state, record()["Task"], Origin.objects.count()) == (State.DONE, ROWS, ROWS + 2)
    assert run.by
    again = receive([SHEET], "steps.csv", by=run.by)
    stage(again)
    again.refresh_from_db()
    assert again.counts == {"unchanged": ROWS + 2}
