"""A full sweep by two worker processes, as at night: by the clock, of the processors, and the memory of each."""

import os
import signal
import subprocess
import sys
import time
from typing import Any

from django_q.models import OrmQ, Schedule

from tools.bench.server import cpu_of, database_seconds, family_of, own_mb
from vinculo.jobs.models import JobEffect
from vinculo.practices import sweeping

WORKERS = 2
WORK = "import django, sys; django.setup(); from vinculo.jobs import run; sys.exit(run.run())"


def shared_sweep() -> dict[str, Any]:
    """Nothing else is in the queue; the timetable is taken out while it runs."""
    OrmQ.objects.all().delete()
    run = sweeping.begin()
    family = subprocess.Popen(
        [sys.executable, "-c", WORK], start_new_session=True, env={**os.environ, "VINCULO_JOB_WORKERS": str(WORKERS)}
    )
    _wait_for(lambda: JobEffect.objects.filter(key__startswith=f"sweep:{run}").exists())
    Schedule.objects.all().delete()
    started, database = time.perf_counter(), database_seconds()
    peaks: dict[int, float] = {}
    cpu: dict[int, float] = {}

    def is_over() -> bool:
        for pid in family_of(family.pid):
            peaks[pid], cpu[pid] = max(peaks.get(pid, 0), own_mb(pid)), cpu_of(pid)
        return not OrmQ.objects.exists()

    _wait_for(is_over)
    found = {
        "shared_sweep_s": round(time.perf_counter() - started, 1),
        "shared_sweep_cpu_s": round(sum(cpu.values()), 1),
        "shared_sweep_database_cpu_s": round(database_seconds() - database, 1),
        "shared_sweep_mb_each": [round(mb) for mb in sorted(peaks.values())[-WORKERS:]],
        "shared_sweep_batches": JobEffect.objects.filter(key__startswith=f"sweep:{run}").count(),
    }
    family.send_signal(signal.SIGTERM)
    family.wait(60)
    return found


def _wait_for(happened: Any) -> None:
    while not happened():
        time.sleep(0.2)
