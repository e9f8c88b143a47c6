"""Imports whose process is gone are finished or taken back, and files nobody needs are deleted."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.utils import timezone
from django_q.models import OrmQ

from tests.exchange.importing import bring, import_now, record
from tests.jobs.test_killed_worker import ROOT, database_url
from tests.world import make_person
from vinculo.exchange import work
from vinculo.exchange.left import LATE, SOON, forget_unfinished, take_up_left
from vinculo.exchange.models import ImportRun, State
from vinculo.exchange.receiving import receive
from vinculo.exchange.staging import stage
from vinculo.people.models import Role

LIST = b"Name,Email\nAna Luna,ana@luna.example\nPau Sol,pau@sol.example\n"
LATER = SOON + timedelta(seconds=1)
PRESS = "import django, sys; django.setup(); from vinculo.exchange import work; from vinculo.exchange.models import *; "
DOES = {
    "apply": PRESS + "work.start_applying(ImportRun.objects.get(pk=int(sys.argv[1])))",
    "undo": PRESS + "work.start_undoing(ImportRun.objects.get(pk=int(sys.argv[1])))",
}


def killed_at(point: str, what: str, run: ImportRun, folder: Path) -> int:
    """The process that shows the page presses a button itself, and is killed at this point."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": database_url(),
        "VINCULO_DATA": str(folder),
        "VINCULO_SECRET_KEY": configured.SECRET_KEY,
        "VINCULO_CRASH_AT": point,
    }
    done = subprocess.run([sys.executable, "-c", DOES[what], str(run.pk)], env=environment, cwd=ROOT, check=False)
    run.refresh_from_db()
    return done.returncode


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_killed_while_somebody_waits_for_the_page_it_is_finished_all_the_same(tmp_path: Path) -> None:
    run = bring(LIST, make_person("Marek Wilk", Role.MANAGER))
    nothing = record()
    assert killed_at("import.written", "apply", run, tmp_path) == -signal.SIGKILL
    assert (run.state, record(), OrmQ.objects.count()) == (State.APPLYING, nothing, 0), "the control: it hangs there"

    assert take_up_left(at=timezone.now()) == 0, "somebody may still be at it"
    assert take_up_left(at=timezone.now() + LATER) == 1
    assert OrmQ.objects.count() == 1
    work.write(run.pk)
    everything = record()
    for point in ("import.undoing", "import.undone"):
        assert killed_at(point, "undo", run, tmp_path) == -signal.SIGKILL
        assert (run.state, record()) == (State.UNDOING, everything)
        run.go(State.UNDOING, State.DONE)
    run.go(State.DONE, State.UNDOING)
    take_up_left(at=timezone.now() + LATER)
    work.take_back(run.pk)

    run.refresh_from_db()
    assert (run.state, record(), run.stored_as) == (State.UNDONE, nothing, "")


@pytest.mark.django_db
def test_quiet_when_large_ones_have_a_job_that_may_still_run(monkeypatch: pytest.MonkeyPatch) -> None:
    run = bring(LIST, make_person("Marek Wilk", Role.MANAGER))
    run.go(State.PREVIEW, State.APPLYING)
    monkeypatch.setattr(work, "FEW_ROWS", 1)

    assert take_up_left(at=timezone.now() + LATER) == 0
    assert take_up_left(at=timezone.now() + LATE + LATER) == 1


@pytest.mark.django_db
def test_what_is_killed_each_time_goes_back_to_what_it_was() -> None:
    by = make_person("Marek Wilk", Role.MANAGER)
    writing, taking = bring(LIST, by), import_now(LIST, by)
    reading = receive([LIST], "list.csv", by=by)
    writing.go(State.PREVIEW, State.APPLYING)
    taking.go(State.DONE, State.UNDOING)

    at = timezone.now()
    for _time in range(4):
        at += LATER
        take_up_left(at=at)

    states = [ImportRun.objects.get(pk=one.pk).state for one in (writing, taking, reading)]
    assert states == [State.FAILED, State.DONE, State.REFUSED]


@pytest.mark.django_db
def test_of_two_that_read_one_file_the_last_goes_on() -> None:
    first = receive([LIST], "list.csv", by=make_person("Marek Wilk", Role.MANAGER))
    assert first.begin_reading()
    second = ImportRun.objects.get(pk=first.pk)

    stage(second)

    assert (first.say_reading(percent=50), second.state, second.counts) == (False, State.PREVIEW, {"new": 2})
    stage(first)
    assert second.rows.count() == 2


@pytest.mark.django_db
def test_a_file_nobody_needs_goes_after_thirty_days(tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path
    by = make_person("Marek Wilk", Role.MANAGER)
    waiting, done, fresh = bring(LIST, by), import_now(LIST, by), bring(LIST, by)
    stranger = waiting.path.with_name("0" * 40)
    stranger.write_bytes(LIST)
    os.utime(stranger, (0, 0))
    at = timezone.now() + timedelta(days=29)
    assert forget_unfinished(at=at) == 1, "what no import knows"
    ImportRun.objects.filter(pk=fresh.pk).update(moved_at=at)
    paths = [waiting.path, done.path, fresh.path]

    assert forget_unfinished(at=at + timedelta(days=2)) == 2

    waiting.refresh_from_db()
    assert (waiting.state, waiting.notes["forgotten"], waiting.rows.count()) == (State.CANCELLED, True, 0)
    assert [one.exists() for one in [*paths, stranger]] == [False, False, True, False]
    done.refresh_from_db()
    assert done.state == State.DONE
