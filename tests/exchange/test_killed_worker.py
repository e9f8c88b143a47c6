"""
T34: an import whose worker is killed writes all or nothing, and a second run adds nothing.

Real worker processes on the test's own database, killed with SIGKILL; between the kills the lease of the job is ended
by hand, so that the next worker takes it at once.
"""

import signal
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from tests.exchange.importing import record
from tests.jobs.test_killed_worker import PATIENCE, Worker, wait_until_empty
from tests.jobs.test_killed_worker import worker as worker
from tests.world import make_person
from vinculo import jobs
from vinculo.clients.models import Contact
from vinculo.exchange.models import ImportRow, ImportRun, State
from vinculo.exchange.receiving import receive
from vinculo.exchange.staging import stage
from vinculo.exchange.work import start_applying, start_reading
from vinculo.people.models import Role

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ROWS = 2500
LIST = b"Name,Email,Company,Phone,Birthday,Note\n" + b"".join(
    b"Person %d,p%d@x.example,Company %d,+34 600 %06d,1985-04-03,Some note that makes the file large enough\n"
    % (number, number, number % 40, number)
    for number in range(ROWS)
)
BEFORE_COMMIT = ["import.begun", "import.chunk:1", "import.chunk:3", "import.written", "import.finished"]


def given_out_again() -> None:
    OrmQ.objects.update(lock=timezone.now() - timedelta(days=1))


@pytest.fixture
def run() -> ImportRun:
    brought = receive([LIST], "list.csv", by=make_person("Marek Wilk", Role.MANAGER))
    stage(brought)
    assert brought.state == State.PREVIEW
    return brought


def test_killed_while_writing_it_is_all_or_nothing_and_again_adds_nothing(run: ImportRun, worker: Worker) -> None:
    nothing = record()
    assert start_applying(run)

    for point in BEFORE_COMMIT:
        assert worker(crash_at=point).wait(PATIENCE) == -signal.SIGKILL
        assert record() == nothing, f"killed at {point}, something was written"
        given_out_again()
    assert worker(crash_at="import.committed").wait(PATIENCE) == -signal.SIGKILL
    everything = record()
    assert everything["Contact"] == ROWS
    given_out_again()
    worker()
    wait_until_empty()

    run.refresh_from_db()
    assert (record(), run.state, run.counts) == (everything, State.DONE, {"new": ROWS})
    again = receive([LIST], "list.csv", by=run.by)
    stage(again)
    assert again.counts == {"unchanged": ROWS}


def test_killed_while_reading_it_starts_over(worker: Worker, tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path  # where the worker looks for files
    brought = receive([LIST + b"\n" * 200_000], "list.csv", by=make_person("Marek Wilk", Role.MANAGER))
    start_reading(brought)

    assert worker(crash_at="import.staged:2").wait(PATIENCE) == -signal.SIGKILL
    brought.refresh_from_db()
    assert (brought.state, ImportRow.objects.count()) == (State.READING, 2000)
    given_out_again()
    worker()
    wait_until_empty()

    brought.refresh_from_db()
    assert (brought.state, brought.counts, ImportRow.objects.count()) == (State.PREVIEW, {"new": ROWS}, ROWS)


def test_written_chunk_by_chunk_the_same_kill_would_leave_half(run: ImportRun, worker: Worker) -> None:
    """The control: the tests above would see it."""
    jobs.enqueue("tests.exchange.careless.write", run.pk)

    worker(crash_at="import.chunk:1").wait(PATIENCE)

    assert Contact.objects.count() == 1000
