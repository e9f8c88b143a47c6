"""
Imports nobody is at any more: those whose process was killed go on or go back, files nobody needs are deleted.

A job that is killed is given out again by the queue. What this looks for has no job: a small file that was being read
or written while somebody waited, and jobs that were lost or killed more often than the queue tries.
"""

from datetime import datetime, timedelta
from pathlib import Path

from django.db.models import Q

from vinculo import jobs
from vinculo.exchange.models import ImportRun, State, imports_folder
from vinculo.exchange.refusals import Refused
from vinculo.exchange.staging import cancel
from vinculo.exchange.work import is_small

SOON = timedelta(minutes=2)  # nobody waits so long for a page
LATE = timedelta(minutes=20)  # longer than a job may take, and than the queue waits before it gives one out again
MOST_TRIES = 3
KEPT = timedelta(days=30)
JOBS = {
    State.READING: "vinculo.exchange.work.read",
    State.APPLYING: "vinculo.exchange.work.write",
    State.UNDOING: "vinculo.exchange.work.take_back",
    State.DONE: "vinculo.exchange.work.write",  # written, but what comes after was not done
}
UNFINISHED = (State.MAPPING, State.PREVIEW, State.FAILED)


def take_up_left(*, at: datetime) -> int:
    """Give out again what nobody seems to be at. Each job is repeatable, so being wrong does no harm. How many."""
    working = Q(state__in=(State.READING, State.APPLYING, State.UNDOING)) | Q(state=State.DONE) & ~Q(stored_as="")
    left = ImportRun.objects.filter(working, moved_at__lt=at - SOON).order_by("pk")
    return sum(_take_up(run, at) for run in left if is_small(run) or run.moved_at < at - LATE)


def _take_up(run: ImportRun, at: datetime) -> bool:
    ours = ImportRun.objects.filter(pk=run.pk, state=run.state, moved_at=run.moved_at)
    if run.tries >= MOST_TRIES:
        return _give_up(run)
    if not ours.update(moved_at=at, tries=run.tries + 1):
        return False
    return jobs.coalesce(JOBS[State(run.state)], str(run.pk), run.pk)


def _give_up(run: ImportRun) -> bool:
    """It was killed each time. Writing and taking back are all or nothing, so it is as it was before."""
    if run.state == State.READING:
        run.refuse(Refused("unreadable"))
        run.rows.all().delete()
    elif run.state == State.APPLYING:
        run.go(State.APPLYING, State.FAILED)
    elif run.state == State.UNDOING:
        run.go(State.UNDOING, State.DONE)
    run.forget_file() if run.state in (State.REFUSED, State.DONE) else None
    return True


def forget_unfinished(*, at: datetime) -> int:
    """Files of imports nobody finished within 30 days, and files nobody knows. How many were deleted."""
    old = ImportRun.objects.filter(moved_at__lt=at - KEPT).exclude(stored_as="")
    count = 0
    for run in old.exclude(state__in=(State.READING, State.APPLYING, State.UNDOING)).order_by("pk"):
        if run.state in UNFINISHED and cancel(run):
            run.notes = {**run.notes, "forgotten": True}
            run.save(update_fields=["notes"])
        run.forget_file()
        count += 1
    return count + _forget_strangers(at)


def _forget_strangers(at: datetime) -> int:
    """What was being received when its process was killed."""
    folder = imports_folder()
    files = [one for one in folder.iterdir() if one.is_file()] if folder.is_dir() else []
    old = [one for one in files if one.stat().st_mtime < (at - KEPT).timestamp()]
    known = set(ImportRun.objects.exclude(stored_as="").values_list("stored_as", flat=True)) if old else set()
    return sum(_forget(one) for one in old if one.name not in known)


def _forget(file: Path) -> bool:
    file.unlink(missing_ok=True)
    return True
