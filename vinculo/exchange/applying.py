"""
Second step of an import: write its rows into the record, all of them or none.

One transaction holds everything, the state of the run too. A process that is killed at any point leaves the record as
it was; the job is given out again and starts from the first row. A second run of the same file finds everything there.
"""

from datetime import datetime

from django.db import transaction

from vinculo.db.locking import lock_named
from vinculo.exchange.collecting import collecting_rarely
from vinculo.exchange.ledger import Ledger
from vinculo.exchange.models import ImportRun, State
from vinculo.exchange.rows import counts_of
from vinculo.exchange.staging import IMPORTERS
from vinculo.jobs.crash import crash_point
from vinculo.practices.recheck import clients_changed


def apply(run: ImportRun, *, at: datetime) -> bool:
    """
    Write the rows of a run that is "applying" (or "failed", when a job tries again). False when there was nothing to
    do because another process was quicker. Two imports never write at once: each must see what the other made.
    """
    with collecting_rarely(), transaction.atomic():
        lock_named("exchange.apply")
        run = ImportRun.objects.select_for_update(of=("self",)).select_related("by", "client").get(pk=run.pk)
        if run.state not in (State.APPLYING, State.FAILED) or run.by is None:
            return False
        crash_point("import.begun")
        ledger = Ledger(run)
        IMPORTERS[run.holds].apply(run, run.by, ledger)
        crash_point("import.written")
        touched = ledger.close()
        run.finish(counts=counts_of(run), at=at)
        clients_changed(touched)
        crash_point("import.finished")
    crash_point("import.committed")
    return True
