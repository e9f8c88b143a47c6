"""Keep what is read of a file as rows, a chunk at a time, so that progress can be seen and memory stays small."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from django.db import transaction

from vinculo.db.bulk import insert_rows
from vinculo.exchange.models import ImportRow, ImportRun, Outcome, State
from vinculo.exchange.refusals import RowProblem
from vinculo.jobs.crash import crash_point

CHUNK = 1000
COLUMNS = ("run_id", "number", "kind", "title", "data", "outcome", "reason", "facts", "remarks")
Thing = TypeVar("Thing")


class Cancelled(Exception):
    """Somebody cancelled the import while it was being read."""


def chunked(things: Iterable[Thing], size: int = CHUNK) -> Iterator[list[Thing]]:
    iterator = iter(things)
    while chunk := list(islice(iterator, size)):
        yield chunk


# The record itself came, without the part that is named.
ONLY_A_PART = frozenset({"bad_date", "card_of_no_list", "unknown_member"})


def problem_row(run: ImportRun, problem: RowProblem) -> ImportRow:
    return ImportRow(
        run=run,
        number=problem.line,
        kind="problem",
        title=problem.what[:200],
        outcome=Outcome.PARTLY if problem.why in ONLY_A_PART else Outcome.REFUSED,
        reason=problem.why,
        facts=problem.facts,
    )


class Keeper:
    """Writes the rows of a run in chunks, counts their outcomes and says how far the reading is."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.counts: Counter[str] = Counter()

    def keep(self, rows: list[ImportRow], percent: int) -> None:
        """One chunk in one transaction of its own. Raises Cancelled when the run was cancelled meanwhile."""
        self.counts.update(str(row.outcome) for row in rows)
        with transaction.atomic():
            insert_rows(ImportRow, [{name: getattr(row, name) for name in COLUMNS} for row in rows])
            going = ImportRun.objects.filter(pk=self.run.pk, state=State.READING)
            if not going.update(percent=min(percent, 99), counts=dict(self.counts)):
                raise Cancelled
        crash_point("import.staged")


def counts_of(run: ImportRun) -> dict[str, int]:
    """How many rows of each outcome a run has now."""
    found: Counter[str] = Counter(run.rows.values_list("outcome", flat=True).iterator(chunk_size=5000))
    return dict(found)


def changed_rows(rows: list[ImportRow], decided: list[tuple[Any, str]]) -> list[ImportRow]:
    """The rows whose outcome is another than was foreseen, with the new one set."""
    changed = []
    for row, (outcome, reason) in zip(rows, decided, strict=True):
        if (row.outcome, row.reason) != (outcome, reason):
            row.outcome, row.reason = outcome, reason
            changed.append(row)
    return changed
