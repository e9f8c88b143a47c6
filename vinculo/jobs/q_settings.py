"""The queue library's settings. Imported by the settings module: nothing of Django may be imported here."""

import os
from typing import Any

RETRY_SECONDS = 120
MAX_ATTEMPTS = 5


def cluster(*, workers: int = 2, poll: float = 0.25) -> dict[str, Any]:
    """
    Values for Q_CLUSTER.

    A job not reported done within `retry` seconds (its process was killed) is given out again, so `timeout`, after
    which a running job is stopped, must be shorter. VINCULO_JOB_RETRY (seconds) shortens both, for tests.
    """
    retry = max(2, int(os.environ.get("VINCULO_JOB_RETRY", RETRY_SECONDS)))
    return {
        "name": "vinculo",
        "label": "Vínculo",
        "orm": "default",
        "broker_class": "vinculo.jobs.broker.Broker",
        "workers": workers,
        "queue_limit": workers,  # what one cluster holds ready; the rest stays in the table for others
        "poll": poll,
        "bulk": 1,
        "retry": retry,
        "timeout": retry - max(1, retry // 4),
        "ack_failures": False,  # a failed job comes back after `retry` seconds ...
        "max_attempts": MAX_ATTEMPTS,  # ... this many times
        "save_limit": -1,  # successes leave no row
        "recycle": 500,
        "catch_up": False,  # after a night switched off, a timetable runs once, not for every missed time
    }
