"""Read a contact list into rows, and write its rows into the record."""

from typing import Any, BinaryIO

from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.contacts.book import Book
from vinculo.exchange.contacts.data import from_data, to_data
from vinculo.exchange.contacts.plan import Plan, plan
from vinculo.exchange.contacts.write import Writer
from vinculo.exchange.ledger import Ledger
from vinculo.exchange.models import ImportRow, ImportRun
from vinculo.exchange.opening import Record, open_records
from vinculo.exchange.refusals import RowProblem
from vinculo.exchange.rows import CHUNK, Keeper, Staged, chunked, problem_row
from vinculo.jobs.crash import crash_point
from vinculo.people.models import Person

READ = ("pk", "number", "data", "outcome", "reason")


def stage(run: ImportRun, stream: BinaryIO, by: Person, keeper: Keeper) -> None:
    """Every record of the file becomes a row with what would become of it now. Raises Refused."""
    book = Book(by, run.client)
    for chunk in chunked(open_records(stream, run.kind, run.columns, run.sheet)):
        book.load(record for record in chunk if isinstance(record, ContactRow))
        keeper.keep([_row(run, record, book) for record in chunk], _percent(stream, run))


def apply(run: ImportRun, by: Person, ledger: Ledger) -> None:
    """Write every row, deciding anew: the record may have changed since the preview."""
    book = Book(by, run.client)
    writer = Writer(book, ledger, by)
    rows = run.rows.filter(kind="contact").order_by("number", "pk").values_list(*READ)
    for chunk in chunked(rows.iterator(chunk_size=CHUNK)):
        contacts = [from_data(number, data) for _pk, number, data, _outcome, _reason in chunk]
        book.load(contacts)
        plans = [plan(contact, book) for contact in contacts]
        writer.write(plans)
        _write_outcomes(chunk, plans)
        crash_point("import.chunk")


def _write_outcomes(rows: list[Any], plans: list[Plan]) -> None:
    changed = [
        ImportRow(pk=pk, outcome=one.outcome, reason=one.reason)
        for (pk, _number, _data, outcome, reason), one in zip(rows, plans, strict=True)
        if (outcome, reason) != (one.outcome, one.reason)
    ]
    if changed:
        ImportRow.objects.bulk_update(changed, ["outcome", "reason"], batch_size=500)


def _row(run: ImportRun, record: Record, book: Book) -> ImportRow | Staged:
    if isinstance(record, RowProblem):
        return problem_row(run, record)
    assert isinstance(record, ContactRow)
    found = plan(record, book)
    return Staged(
        record.line,
        "contact",
        record.shown_as[:200],
        to_data(record),
        found.outcome,
        found.reason,
        {},
        [[remark.why, remark.value] for remark in record.remarks],
    )


def _percent(stream: BinaryIO, run: ImportRun) -> int:
    return stream.tell() * 100 // max(run.size, 1)
