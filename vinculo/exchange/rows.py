"""Keep what is read of a file as rows, a chunk at a time, so that progress can be seen and memory stays small."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from django.db import transaction

from vinculo.db.bulk import insert_columns
from vinculo.exchange.models import ImportRow, ImportRun, Outcome
from vinculo.exchange.refusals import RowProblem
from vinculo.jobs.crash import crash_point

CHUNK = 1000
COLUMNS = ("number", "kind", "title", "data", "outcome", "reason", "facts", "remarks")
NEEDED = ("number", "kind", "outcome")  # the others have a default, which is written quickly
VALUES = attrgetter(*COLUMNS)
Thing = TypeVar("Thing")


class Staged(NamedTuple):
    """An ImportRow to be, for files of so many rows that making a record of each would be felt."""

    number: int
    kind: str
    title: str
    data: dict[str, Any]
    outcome: str
    reason: str
    facts: dict[str, Any]
    remarks: list[list[str]]


class Cancelled(Exception):
    """Somebody cancelled the import while it was being read, or reads it anew."""


def chunked(things: Iterable[Thing], size: int = CHUNK) -> Iterator[list[Thing]]:
    iterator = iter(things)
    while chunk := list(islice(iterator, size)):
        yield chunk


# The record itself came, without the part that is named; or the file says that something is elsewhere.
ONLY_A_PART = frozenset(
    "bad_date card_of_no_list unknown_member list_partly comments_elsewhere only_a_page no_scope taken_once".split()
)


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

    def keep(self, rows: Sequence[ImportRow | Staged], percent: int) -> None:
        """One chunk in one transaction of its own. Raises Cancelled when the run was cancelled meanwhile."""
        columns: dict[str, Sequence[Any]] = dict(zip(COLUMNS, zip(*map(VALUES, rows), strict=True), strict=False))
        self.counts.update(map(str, columns.get("outcome", ())))
        columns = {name: values for name, values in columns.items() if name in NEEDED or any(values)}
        with transaction.atomic():
            insert_columns(ImportRow, len(rows), {**columns, "run_id": [self.run.pk] * len(rows)})
            if not self.run.say_reading(percent=min(percent, 99), counts=dict(self.counts)):
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
