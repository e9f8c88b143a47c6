"""The queue's own housekeeping."""

from datetime import timedelta

from django.utils import timezone

from vinculo.jobs import timetable
from vinculo.jobs.models import FailedJob, JobEffect, PendingJob

KEEP_EFFECTS = timedelta(days=90)  # no job is given out again after that long
KEEP_FAILURES = timedelta(days=90)
KEEP_PENDING = timedelta(days=1)


@timetable.daily("03:10")
def forget_old() -> None:
    """Deletes proofs, failures and left-over keys that can matter no more."""
    from django_q.models import Failure

    now = timezone.now()
    JobEffect.objects.filter(at__lt=now - KEEP_EFFECTS).delete()
    FailedJob.objects.filter(last_failed_at__lt=now - KEEP_FAILURES).delete()
    Failure.objects.filter(stopped__lt=now - KEEP_FAILURES).delete()
    PendingJob.objects.filter(asked_at__lt=now - KEEP_PENDING).delete()
