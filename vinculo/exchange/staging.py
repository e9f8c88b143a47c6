"""
First step of an import: read the file into rows and say what would become of each. Nothing of the record changes.
"""

from typing import BinaryIO

from vinculo.exchange.boards import importing as boards
from vinculo.exchange.collecting import collecting_rarely
from vinculo.exchange.contacts import importing as contacts
from vinculo.exchange.mails import importing as mails
from vinculo.exchange.models import ImportRun, State
from vinculo.exchange.refusals import Refused
from vinculo.exchange.rows import Cancelled, Keeper
from vinculo.people.models import Person

IMPORTERS = {"contacts": contacts, "mail": mails, "board": boards}


def stage(run: ImportRun) -> None:
    """
    Read the file of a run. It ends in state "preview", or "refused" with a sentence. Reading again starts over, so a
    job that was killed half-way can be given out again. Rows are committed chunk by chunk; progress is in `percent`.
    """
    with collecting_rarely():
        _stage(run)


def _stage(run: ImportRun) -> None:
    run.refresh_from_db()
    if run.state != State.READING or run.by is None:
        return
    run.rows.all().delete()
    keeper = Keeper(run)
    try:
        with run.path.open("rb") as stream:
            _read(run, stream, run.by, keeper)
    except FileNotFoundError:
        run.refuse(Refused("gone"))
        return
    except Refused as refused:
        run.rows.all().delete()
        run.refuse(refused)
        run.forget_file()
        return
    except Cancelled:
        run.forget_file()
        return
    if run.go(State.READING, State.PREVIEW):
        run.percent, run.counts = 100, dict(keeper.counts)
        run.save(update_fields=["percent", "counts", "notes"])


def _read(run: ImportRun, stream: BinaryIO, by: Person, keeper: Keeper) -> None:
    IMPORTERS[run.holds].stage(run, stream, by, keeper)


def map_columns(run: ImportRun, columns: dict[int, str]) -> bool:
    """Say which column is which, and have the file read (again). False when it is being read or imported just now."""
    if not (run.go(State.MAPPING, State.READING) or run.go(State.PREVIEW, State.READING)):
        return False
    run.mapping = {str(index): field for index, field in sorted(columns.items()) if field}
    run.percent, run.counts = 0, {}
    run.save(update_fields=["mapping", "percent", "counts"])
    return True


def cancel(run: ImportRun) -> bool:
    """Put a file aside before anything was imported. False when it is too late for that."""
    before = (State.MAPPING, State.READING, State.PREVIEW, State.FAILED)
    if not any(run.go(state, State.CANCELLED) for state in before):
        return False
    run.rows.all().delete()
    run.forget_file()
    return True
