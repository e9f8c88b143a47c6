"""Jobs that did not go through, kept where an administrator can see them."""

import json
import traceback
from datetime import datetime

from django.db import models, transaction
from django.utils import timezone

from vinculo.jobs.models import FailedJob
from vinculo.jobs.q_settings import MAX_ATTEMPTS


def note(job_id: str, path: str, arguments: str, problem: BaseException, at: datetime | None = None) -> None:
    """Writes a failed attempt down; the next one counts up."""
    at = at or timezone.now()
    seen = {
        "reason": (str(problem) or type(problem).__name__)[:500].replace("\0", ""),
        "trace": "".join(traceback.format_exception(problem)).replace("\0", ""),
        "last_failed_at": at,
    }
    with transaction.atomic():
        again = FailedJob.objects.filter(job_id=job_id).update(attempts=models.F("attempts") + 1, **seen)
        if not again:
            FailedJob.objects.create(job_id=job_id, path=path, arguments=arguments, first_failed_at=at, **seen)


def clear(job_id: str) -> None:
    """The job went through after all. Reads first: a job that never failed must not take the write lock."""
    if FailedJob.objects.filter(job_id=job_id).exists():
        FailedJob.objects.filter(job_id=job_id).delete()


def failed_jobs(*, given_up: bool | None = None) -> models.QuerySet[FailedJob]:
    """Failed jobs, latest first; `given_up=True` those no longer tried, `False` those that will be tried again."""
    failed = FailedJob.objects.all()
    if given_up is None:
        return failed
    return failed.filter(attempts__gte=MAX_ATTEMPTS) if given_up else failed.filter(attempts__lt=MAX_ATTEMPTS)


@transaction.atomic
def try_again(failed: FailedJob) -> str:
    """
    Puts a job that was given up into the queue once more, as a new one, and takes it off the list. Gives back its id.

    Pressed twice at once, the second finds nothing to do and gets "". Raises ImportError if the job is gone from the
    code since.
    """
    from vinculo.jobs.queue import enqueue

    if not FailedJob.objects.filter(pk=failed.pk).delete()[0]:
        return ""
    args, kwargs = json.loads(failed.arguments or "[[], {}]")
    return enqueue(failed.path, *args, **kwargs)
