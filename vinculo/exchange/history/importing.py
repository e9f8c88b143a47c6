"""
Read a history into rows, say what each would become, and write it.

Reading and saying are two passes, since what a record hangs on may stand below it in the file. The second pass is the
same that writes: steps by kind, chunk by chunk. Another choice about statuses or people takes only the second pass.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from vinculo.db.among import among_keys
from vinculo.exchange import limits
from vinculo.exchange.history.choices import Choices
from vinculo.exchange.history.data import from_data, kind_of, line_of, remarks_of, title_of, to_data
from vinculo.exchange.history.inventory import Inventory
from vinculo.exchange.history.opening import look_at, open_history
from vinculo.exchange.history.records import Record
from vinculo.exchange.history.refs import Refs
from vinculo.exchange.history.step import Import, Planned
from vinculo.exchange.history.steps import STEPS
from vinculo.exchange.ledger import Ledger
from vinculo.exchange.models import ImportRow, ImportRun, Outcome
from vinculo.exchange.refusals import Refused, RowProblem
from vinculo.exchange.rows import Cancelled, Keeper, Staged, chunked, counts_of, problem_row
from vinculo.jobs.crash import crash_point
from vinculo.people.models import Organization, Person

CHUNK = 500
READ = ("pk", "number", "kind", "data", "outcome", "reason", "facts", "changes")
HALF = 50  # percent of the work that reading is


def system_of(run: ImportRun) -> str:
    """The name under which we remember where things came from."""
    return run.format


def is_read(run: ImportRun) -> bool:
    """Whether its rows are all there, and only what becomes of them is to be said anew."""
    return bool(run.notes.get("is_read"))


def can_be_told(run: ImportRun, refused: Refused) -> bool:
    """Whether the file only lacks an answer: somebody may still say which column is which."""
    return run.holds == "history" and refused.code == "not_task_columns"


def stage(run: ImportRun, stream: BinaryIO, by: Person, keeper: Keeper) -> None:
    """Every record becomes a row, and each row says what would become of it. Raises Refused."""
    if not is_read(run):
        _read(run, stream, keeper)
    _foresee(run, by)
    keeper.counts.clear()
    keeper.counts.update(counts_of(run))


def apply(run: ImportRun, by: Person, ledger: Ledger) -> None:
    """Write every row, deciding anew: the record may have changed since the preview."""
    for _done in _steps(run, by, ledger):
        crash_point("import.chunk")


def _read(run: ImportRun, stream: BinaryIO, keeper: Keeper) -> None:
    found, count = Inventory(), 0
    looked = look_at(stream, run.kind)
    if looked is not None:
        run.notes = {**run.notes, "looked": looked}
        run.save(update_fields=["notes"])
    records = open_history(stream, run.kind, run.file_name, run.choices.get("reader"), looked)
    for chunk in chunked(records, CHUNK):
        count += len(chunk)
        if count > limits.ROWS:
            raise Refused("too_many_rows", limit=limits.ROWS)
        for record in chunk:
            if not isinstance(record, RowProblem):
                found.see(record)
        keeper.keep([_row(run, one, count) for one in chunk], stream.tell() * HALF // max(run.size, 1))
    if not count:
        raise Refused("nothing_in_it")
    run.notes = {**run.notes, "found": found.as_notes(), "is_read": True}
    run.save(update_fields=["notes"])


def _row(run: ImportRun, record: Record | RowProblem, at: int) -> ImportRow | Staged:
    if isinstance(record, RowProblem):
        return problem_row(run, record)
    number = line_of(record) or at
    new = Outcome.NEW.value
    return Staged(
        number, kind_of(record), title_of(record)[:200], to_data(record), new, "", {}, remarks_of(record)
    )  # fmt: skip


def _foresee(run: ImportRun, by: Person) -> None:
    total = max(run.rows.count(), 1)
    for done in _steps(run, by, None):
        percent = min(HALF + done * HALF // total, 99)
        if not run.say_reading(percent=percent):
            raise Cancelled
    held = run.rows.filter(reason="shared_since").count()
    run.notes = {
        **{name: said for name, said in run.notes.items() if name != "held"},
        **({"held": held} if held else {}),
    }


def _steps(run: ImportRun, by: Person, ledger: Ledger | None) -> Iterable[int]:
    """All steps, a chunk at a time; each chunk gives how many rows were passed. Without a ledger nothing is written."""
    every, done = _import(run, by, ledger), 0
    for one in STEPS:
        step = one(every)
        rows = run.rows.filter(kind=step.kind).order_by("number", "pk").values_list(*READ)
        for chunk in chunked(rows.iterator(chunk_size=CHUNK), CHUNK):
            planned = step.plans([from_data(row[2], row[1], row[3]) for row in chunk])
            if ledger is not None:
                step.write(planned)
            _say(chunk, planned)
            done += len(chunk)
            yield done
        step.finish()


def _import(run: ImportRun, by: Person, ledger: Ledger | None) -> Import:
    organization = Organization.current()
    return Import(
        run=run,
        by=by,
        system=system_of(run),
        choices=Choices(run.choices),
        refs=Refs(system_of(run), by),
        zone=ZoneInfo(organization.time_zone if organization else "UTC"),
        currency=organization.currency if organization else "EUR",
        at=timezone.now(),
        ledger=ledger,
    )


def _say(rows: list[Any], planned: list[Planned]) -> None:
    """Write down what becomes of these rows, where it is something else than they said. Equal ones go together."""
    said = [
        (pk, one.outcome, one.reason, one.facts, one.changes)
        for (pk, *_rest, outcome, reason, facts, changes), one in zip(rows, planned, strict=True)
        if (outcome, reason, facts, changes) != (one.outcome, one.reason, one.facts, one.changes)
    ]
    single = [ImportRow(pk=row[0], outcome=row[1], reason=row[2], facts=row[3], changes=row[4]) for row in said]
    alike = [one for one in single if not one.facts and not one.changes]
    with transaction.atomic():
        for (outcome, reason), same in groupby(sorted(alike, key=_what), key=_what):
            found = ImportRow.objects.filter(pk__in=among_keys([one.pk for one in same]))
            found.update(outcome=outcome, reason=reason, facts={}, changes=[])
        rest = [one for one in single if one.facts or one.changes]
        ImportRow.objects.bulk_update(rest, ["outcome", "reason", "facts", "changes"], batch_size=200)


def _what(row: ImportRow) -> tuple[str, str]:
    return row.outcome, row.reason
