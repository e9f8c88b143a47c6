"""
A worker killed at any point loses nothing and repeats no effect.

Real worker processes on the test's own database, killed with SIGKILL between taking a job, doing and marking it.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django_q.models import OrmQ

from tests.jobs.work import EFFECTS
from vinculo import jobs
from vinculo.jobs import failures
from vinculo.jobs.models import FailedJob, JobEffect
from vinculo.jobs.q_settings import MAX_ATTEMPTS

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90  # seconds; a worker of a busy machine needs a few to start
LEASE = "3"
# The job itself has "half": after its effect, before that is committed.
POINTS = ["taken", "begun", "half", "done", "reported", "marked"]
WORKER = "import django, sys; django.setup(); from vinculo.jobs import run; sys.exit(run.run())"

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
Worker = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def effects() -> Iterator[Callable[[], Counter[int]]]:
    """A table for effects; called, it counts them by number."""

    def count() -> Counter[int]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT number FROM {EFFECTS}")
            return Counter(number for (number,) in cursor.fetchall())

    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {EFFECTS}")
        cursor.execute(f"CREATE TABLE {EFFECTS} (number integer, worker integer)")
    yield count
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {EFFECTS}")


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[Worker]:
    """Starts workers in process groups of their own; none outlives the test."""
    started = []

    def start(crash_at: str = "", *, everyone: bool = True) -> "subprocess.Popen[bytes]":
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": database_url(),
            "VINCULO_DATA": str(tmp_path),
            "VINCULO_SECRET_KEY": settings.SECRET_KEY,
            "VINCULO_JOB_RETRY": LEASE,
            "VINCULO_JOB_LOG": "CRITICAL",
        }
        if crash_at:
            environment |= {"VINCULO_CRASH_AT": crash_at, "VINCULO_CRASH_ALL": "1" if everyone else "0"}
        process = subprocess.Popen([sys.executable, "-c", WORKER], env=environment, cwd=ROOT, start_new_session=True)
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.terminate()
            _wait_or_kill(process)


def _wait_or_kill(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise


def database_url() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    who = ":".join(filter(None, [database["USER"], database["PASSWORD"]]))
    return f"postgres://{who}@{database['HOST'] or 'localhost'}:{database['PORT'] or 5432}/{database['NAME']}"


def wait_until_empty() -> None:
    deadline = time.monotonic() + PATIENCE
    while OrmQ.objects.exists():
        assert time.monotonic() < deadline, f"{OrmQ.objects.count()} jobs are left"
        time.sleep(0.1)


def give_thanks(log: Path, *, how_often: int, once: bool) -> None:
    for number in range(how_often):
        jobs.enqueue("tests.jobs.work.send_thanks", number, str(log), once)


def test_killed_at_every_point_every_job_is_done_and_has_its_effect_once(worker, effects, tmp_path):
    log = tmp_path / "runs"
    give_thanks(log, how_often=20, once=True)

    endings = [worker(crash_at=point).wait(PATIENCE) for point in POINTS]
    worker()
    wait_until_empty()

    runs = Counter(map(int, log.read_text().split()))
    assert endings == [-signal.SIGKILL] * len(POINTS)
    assert set(runs) == set(range(20)), "a job was lost"
    assert runs.total() > 20, "no job was given out again: the test did not kill where it hurts"
    assert effects() == dict.fromkeys(range(20), 1)
    assert JobEffect.objects.count() == 20


def test_without_its_key_an_effect_would_come_twice(worker, effects, tmp_path):
    give_thanks(tmp_path / "runs", how_often=3, once=False)

    worker(crash_at="done").wait(PATIENCE)
    worker()
    wait_until_empty()

    assert max(effects().values()) == 2


@pytest.mark.parametrize("point", ["taken", "begun"])
def test_a_family_that_loses_one_member_replaces_it(worker, effects, tmp_path, point):
    give_thanks(tmp_path / "runs", how_often=3, once=True)

    family = worker(crash_at=f"{point}:2", everyone=False)
    wait_until_empty()

    assert effects() == dict.fromkeys(range(3), 1)
    assert family.poll() is None


@pytest.mark.parametrize("lock", ["taking", "reporting", "counting", "timing"])
def test_a_member_that_takes_a_lock_of_the_family_along_stops_nobody(worker, effects, tmp_path, lock):
    jobs.enqueue("tests.jobs.work.die_with_lock", lock, str(tmp_path / "died"))
    give_thanks(tmp_path / "runs", how_often=3, once=True)

    family = worker()
    wait_until_empty()

    assert (tmp_path / "died").read_text() == f"{lock}\n"
    assert effects() == dict.fromkeys(range(3), 1)
    family.terminate()
    assert family.wait(PATIENCE) == 0


def test_a_job_that_kills_its_process_each_time_is_given_up_and_the_others_go_on(worker, effects, tmp_path):
    fatal = jobs.enqueue("tests.jobs.work.die")
    failures.note(fatal, "tests.jobs.work.die", "[[], {}]", ValueError(), timezone.now())
    FailedJob.objects.update(attempts=MAX_ATTEMPTS - 2)
    give_thanks(tmp_path / "runs", how_often=3, once=True)

    worker()
    wait_until_empty()

    assert effects() == dict.fromkeys(range(3), 1)
    assert failures.failed_jobs(given_up=True).get().job_id == fatal


def test_it_stops_on_sigterm_and_leaves_no_process_behind(worker, effects, tmp_path):
    give_thanks(tmp_path / "runs", how_often=1, once=True)
    family = worker()
    wait_until_empty()

    family.terminate()

    assert family.wait(PATIENCE) == 0
    with pytest.raises(ProcessLookupError):
        os.killpg(family.pid, 0)


@pytest.mark.parametrize("attempt", range(3))
def test_it_ends_when_the_whole_group_is_told_to(worker, effects, tmp_path, attempt):
    give_thanks(tmp_path / "runs", how_often=1, once=True)
    family = worker()
    wait_until_empty()

    os.killpg(family.pid, signal.SIGTERM)

    assert family.wait(PATIENCE) in (0, 1)


def test_the_rest_of_the_family_ends_with_its_head(worker, effects, tmp_path):
    give_thanks(tmp_path / "runs", how_often=1, once=True)
    family = worker()
    wait_until_empty()

    family.kill()
    family.wait(PATIENCE)

    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and _lives(family.pid):
        time.sleep(0.1)
    assert not _lives(family.pid)


def _lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
