"""What happens to one job in a worker process."""

import json

from django.utils.module_loading import import_string

from vinculo.jobs import failures
from vinculo.jobs.at_hand import at_hand
from vinculo.jobs.crash import crash_point
from vinculo.jobs.models import PendingJob


def perform(job_id: str, path: str, arguments: str, key: str = "") -> None:
    """
    Calls the function at `path`; `arguments` is JSON: [args, kwargs].

    A coalesced job gives up its key before it reads anything: who asks from now on gets another job. If it is killed
    after that, the queue gives this job out again.
    """
    if key:
        PendingJob.objects.filter(key=key).delete()
    with at_hand(job_id):
        crash_point("begun")
        args, kwargs = json.loads(arguments)
        try:
            import_string(path)(*args, **kwargs)
        except (Exception, SystemExit) as problem:  # SystemExit: it took too long
            failures.note(job_id, path, arguments, problem)
            crash_point("failed")
            raise
        failures.clear(job_id)
    crash_point("done")
