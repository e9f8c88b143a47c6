"""Jobs that were at hand when their process was killed: counted, so that one that kills each time is given up."""

import logging

from django.db import transaction
from django.utils import timezone

from vinculo.jobs import failures
from vinculo.jobs.q_settings import MAX_ATTEMPTS

log = logging.getLogger(__name__)


class ProcessKilled(Exception):
    """The process that did a job was killed by the system: too little memory, a fault of a library, or by hand."""


@transaction.atomic
def count(job_id: str) -> bool:
    """
    Writes down that a process died with this job at hand. True if that was once too often, and the job left the queue.

    It stays on the list of failed jobs, from where an administrator can put it back. Reads the rows that are leased.
    """
    from django_q.models import OrmQ

    for row in OrmQ.objects.filter(lock__gt=timezone.now()).order_by("pk").iterator():
        given = _given(row.payload)
        if given[:1] != (job_id,):
            continue
        _, path, arguments, *_ = given
        failures.note(job_id, path, arguments, ProcessKilled("The process that did it was killed."))
        if failures.failed_jobs(given_up=True).filter(job_id=job_id).exists():
            row.delete()
            log.critical("%s is given up: its process was killed %s times", path, MAX_ATTEMPTS)
            return True
        return False
    return False


def _given(payload: str) -> tuple[str, ...]:
    """What `perform` was to be called with; nothing of a row that nobody can read."""
    from django_q.signing import BadSignature, SignedPackage

    try:
        return tuple(SignedPackage.loads(payload)["args"])
    except (BadSignature, TypeError, ValueError, KeyError):
        return ()
