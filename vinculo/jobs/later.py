"""A job that waits for its hour in the queue itself: to the second, where a timetable looks round twice a minute."""

from datetime import datetime
from typing import Any

from django_q.models import OrmQ

from vinculo.jobs.broker import Broker


class Later(Broker):
    """Puts a job into the queue as if somebody held it until then."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.at = at

    def enqueue(self, task: Any) -> int:
        return OrmQ.objects.create(key=self.list_key, payload=task, lock=self.at).pk
