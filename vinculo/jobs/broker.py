"""Our way of keeping the queue in the database: leases as long as the job may take, and places to test crashes at."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_q.brokers import orm
from django_q.conf import Conf
from django_q.models import OrmQ
from django_q.signing import BadSignature, SignedPackage

from vinculo.jobs.crash import crash_point

MARGIN_SECONDS = 30  # between the longest a job may run and the moment it is given out again


class Broker(orm.ORM):
    """
    Take, do, mark: a taken row is leased, not deleted; marking it done deletes it.

    The library's cache of process states is left out: it would write to the database twice a second for nothing.
    """

    @staticmethod
    def get_cache() -> None:
        return None

    def timeout(self, task: OrmQ) -> datetime:
        return timezone.now() + timedelta(seconds=max(Conf.RETRY, _seconds_allowed(task) + MARGIN_SECONDS))

    def dequeue(self) -> Any:
        tasks = super().dequeue()
        if tasks:
            crash_point("taken")
        return tasks

    def acknowledge(self, task_id: int) -> Any:
        crash_point("reported")
        # On its own: a mark must not hang on a transaction somebody left open.
        with transaction.atomic():
            super().acknowledge(task_id)
        crash_point("marked")


def _seconds_allowed(task: OrmQ) -> int:
    try:
        return int(SignedPackage.loads(task.payload).get("timeout", -MARGIN_SECONDS))
    except (BadSignature, TypeError, ValueError):
        return -MARGIN_SECONDS  # whoever takes it will find out and throw it away
