"""Small files are imported while one waits, larger ones in the background."""

from django.utils import timezone

from vinculo import jobs
from vinculo.exchange.applying import apply
from vinculo.exchange.findable import take_up
from vinculo.exchange.models import ImportRun, State
from vinculo.exchange.refusals import Refused
from vinculo.exchange.staging import stage
from vinculo.exchange.undoing import undo

SMALL_FILE = 256 * 1024
FEW_ROWS = 300


def is_small(run: ImportRun) -> bool:
    """Whether its next step is taken while somebody waits for the page."""
    return run.size <= SMALL_FILE if run.state == State.READING else run.rows.count() <= FEW_ROWS


def start_reading(run: ImportRun) -> None:
    """Have the file read: now when it is small, else by a job."""
    if is_small(run):
        _read(run)
    else:
        jobs.enqueue("vinculo.exchange.work.read", run.pk)


def start_applying(run: ImportRun) -> bool:
    """Have the rows written, now when they are few, else by a job. False when somebody else pressed first."""
    if not (run.go(State.PREVIEW, State.APPLYING) or run.go(State.FAILED, State.APPLYING)):
        return False
    if is_small(run):
        write(run.pk)
    else:
        jobs.enqueue("vinculo.exchange.work.write", run.pk)
    return True


def start_undoing(run: ImportRun) -> bool:
    """Have an import taken back, now when it is small, else by a job. False when it is not there to be taken back."""
    if not run.go(State.DONE, State.UNDOING):
        return False
    if is_small(run):
        take_back(run.pk)
    else:
        jobs.enqueue("vinculo.exchange.work.take_back", run.pk)
    return True


@jobs.takes(minutes=10)
def take_back(run_id: int) -> None:
    """The job: repeatable, all or nothing. When it fails the import is there as before, and the queue tries again."""
    run = ImportRun.objects.filter(pk=run_id).first()
    if run is None:
        return
    try:
        undo(run, at=timezone.now())
    except Exception:
        ImportRun.objects.filter(pk=run_id, state=State.UNDOING).update(state=State.DONE)
        raise


@jobs.takes(minutes=10)
def read(run_id: int) -> None:
    """The job: repeatable, it starts over."""
    run = ImportRun.objects.filter(pk=run_id).first()
    if run is not None:
        _read(run)


def _read(run: ImportRun) -> None:
    try:
        stage(run)
    except Exception:
        run.refuse(Refused("unreadable"))
        raise


@jobs.takes(minutes=10)
def write(run_id: int) -> None:
    """The job: repeatable, all or nothing. When it fails the run says so, and the queue tries again."""
    run = ImportRun.objects.filter(pk=run_id).first()
    if run is None:
        return
    try:
        apply(run, at=timezone.now())
    except Exception:
        ImportRun.objects.filter(pk=run_id, state=State.APPLYING).update(state=State.FAILED)
        raise
    run.refresh_from_db()
    if run.state == State.DONE:
        take_up(run)
        run.forget_file()
