"""
First step of an import: read the file into rows and say what would become of each. Nothing of the record changes.
"""

from typing import Any, BinaryIO

from django.db import transaction

from vinculo.exchange.boards import importing as boards
from vinculo.exchange.collecting import collecting_rarely
from vinculo.exchange.contacts import importing as contacts
from vinculo.exchange.history import importing as history
from vinculo.exchange.leads import importing as leads
from vinculo.exchange.mails import importing as mails
from vinculo.exchange.models import ImportRun, State
from vinculo.exchange.refusals import Refused
from vinculo.exchange.rows import Cancelled, Keeper
from vinculo.people.models import Person

IMPORTERS: dict[str, Any] = {
    "contacts": contacts,
    "leads": leads,
    "mail": mails,
    "board": boards,
    "history": history,
}


def stage(run: ImportRun) -> None:
    """
    Read the file of a run. It ends in state "preview", or "refused" with a sentence. Reading again starts over, so a
    job that was killed half-way can be given out again. Rows are committed chunk by chunk; progress is in `percent`.
    """
    with collecting_rarely():
        _stage(run)


def _stage(run: ImportRun) -> None:
    if not run.begin_reading() or run.by is None:
        return
    if not history.is_read(run):
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
        if history.can_be_told(run, refused) and run.go(State.READING, State.MAPPING):
            return
        run.refuse(refused)
        run.forget_file()
        return
    except Cancelled:
        run.refresh_from_db()
        if run.state == State.CANCELLED:  # else somebody else reads it
            run.forget_file()
        return
    if _is_staged(run):
        run.percent, run.counts = 100, dict(keeper.counts)
        run.save(update_fields=["percent", "counts", "notes"])


def _is_staged(run: ImportRun) -> bool:
    """Whether it was ours to the end: nobody put it aside, nobody began to read it anew."""
    with transaction.atomic():
        return run.say_reading() and run.go(State.READING, State.PREVIEW)


def _read(run: ImportRun, stream: BinaryIO, by: Person, keeper: Keeper) -> None:
    IMPORTERS[run.holds].stage(run, stream, by, keeper)


def map_columns(run: ImportRun, columns: dict[int, str], sheet: int | None = None) -> bool:
    """
    Say which column is which (of which sheet of a workbook), and have the file read (again). False when it is being
    read or imported just now.
    """
    if not (run.go(State.MAPPING, State.READING) or run.go(State.PREVIEW, State.READING)):
        return False
    run.mapping = {str(index): field for index, field in sorted(columns.items()) if field}
    if sheet is not None:
        run.choices = {**run.choices, "sheet": sheet}
    run.percent, run.counts = 0, {}
    run.save(update_fields=["mapping", "choices", "percent", "counts"])
    return True


def choose(run: ImportRun, choices: dict[str, Any]) -> bool:
    """
    Say whose is who and what is what in a history. What becomes of its rows is said anew; the file is only read again
    when its reader was told something else. False when it is being read or imported just now.
    """
    again = choices.get("reader", {}) != run.choices.get("reader", {})
    if not (run.go(State.PREVIEW, State.READING) or run.go(State.MAPPING, State.READING)):
        return False
    run.choices, run.percent, run.counts = choices, 0, {}
    run.notes = {**run.notes, "is_read": history.is_read(run) and not again}
    run.save(update_fields=["choices", "percent", "counts", "notes"])
    return True


def cancel(run: ImportRun) -> bool:
    """Put a file aside before anything was imported. False when it is too late for that."""
    before = (State.MAPPING, State.READING, State.PREVIEW, State.FAILED)
    if not any(run.go(state, State.CANCELLED) for state in before):
        return False
    run.rows.all().delete()
    run.forget_file()
    return True
