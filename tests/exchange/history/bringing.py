"""Bring a history through an import, without a file of any system: the records stand in the test."""

from typing import Any

from django.utils import timezone

from vinculo.exchange.applying import apply
from vinculo.exchange.history import opening
from vinculo.exchange.history.opening import Reader
from vinculo.exchange.models import ImportRun, State, imports_folder
from vinculo.exchange.reading.recognise import Format
from vinculo.exchange.staging import stage
from vinculo.exchange.undoing import undo
from vinculo.people.models import Person


def bring(records: list[Any], by: Person, **fields: Any) -> ImportRun:
    """A staged import of these records, as if Basecamp had exported them."""
    before = opening.READERS[Format.BASECAMP]
    opening.READERS[Format.BASECAMP] = Reader(lambda stream, format, name: iter(records))
    try:
        run = begin(by, **fields)
        stage(run)
    finally:
        opening.READERS[Format.BASECAMP] = before
    run.refresh_from_db()
    return run


def begin(by: Person, **fields: Any) -> ImportRun:
    imports_folder().mkdir(parents=True, exist_ok=True)
    run = ImportRun.objects.create(
        format="basecamp", file_name="all.json", stored_as="for-a-test", size=2, sha256="0" * 64, by=by, **fields
    )
    run.path.write_bytes(b"{}")
    return run


def write(run: ImportRun) -> ImportRun:
    assert run.go(State.PREVIEW, State.APPLYING), run.refusal
    apply(run, at=timezone.now())
    run.refresh_from_db()
    return run


def bring_now(records: list[Any], by: Person, **fields: Any) -> ImportRun:
    return write(bring(records, by, **fields))


def said_of(run: ImportRun) -> list[tuple[str, str, str, str]]:
    """What an import says of its rows: kind, title, outcome, reason."""
    return [(row.kind, row.title, row.outcome, row.reason) for row in run.rows.all()]


def back(run: ImportRun) -> list[Any]:
    """Taken back; what stayed."""
    return undo(run, at=timezone.now())
