"""Read mails into rows, and write the rows into the record."""

from typing import BinaryIO

from vinculo.conversations.models import Direction
from vinculo.exchange.ledger import Ledger
from vinculo.exchange.mails.data import from_data, to_data
from vinculo.exchange.mails.plan import Plan, plan
from vinculo.exchange.mails.write import write
from vinculo.exchange.models import ImportRow, ImportRun, Outcome
from vinculo.exchange.opening import Record, open_records
from vinculo.exchange.refusals import RowProblem
from vinculo.exchange.rows import Keeper, changed_rows, chunked, problem_row
from vinculo.jobs.crash import crash_point
from vinculo.mail.known import Directory
from vinculo.mail.reading.messages import MailRow
from vinculo.people.models import Person

CHUNK = 200


def stage(run: ImportRun, stream: BinaryIO, by: Person, keeper: Keeper) -> None:
    """Every mail of the file becomes a row with what would become of it now. Raises Refused."""
    known = Directory.for_run(by, run.client)
    asking: dict[str, int] = {}
    for chunk in chunked(open_records(stream, run.kind), CHUNK):
        known.load(record for record in chunk if isinstance(record, MailRow))
        rows = []
        for record in chunk:
            row, decided = _row(run, record, known)
            rows.append(row)
            _count_questions(asking, decided)
        keeper.keep(rows, stream.tell() * 100 // max(run.size, 1))
    run.notes = {**run.notes, "questions": sum(asking.values())}


def _count_questions(asking: dict[str, int], decided: Plan | None) -> None:
    """A question stays a proposal while no later mail of ours in its thread answers it."""
    if decided is None or decided.outcome != Outcome.NEW:
        return
    if decided.direction == Direction.OUT:
        asking.pop(decided.thread, None)
    elif decided.question:
        asking[decided.thread] = asking.get(decided.thread, 0) + 1


def apply(run: ImportRun, by: Person, ledger: Ledger) -> None:
    """Write every mail, deciding anew: the record may have changed since the preview."""
    known = Directory.for_run(by, run.client)
    rows = run.rows.filter(kind="mail").order_by("number", "pk")
    for chunk in chunked(rows.iterator(chunk_size=CHUNK), CHUNK):
        mails = [from_data(row.number, row.data) for row in chunk]
        known.load(mails)
        pairs = [(mail, plan(mail, known)) for mail in mails]
        write(sorted(pairs, key=lambda pair: (pair[0].at is not None, pair[0].at or 0)), ledger, by)
        changed = changed_rows(chunk, [(str(decided.outcome), decided.reason) for _, decided in pairs])
        if changed:
            ImportRow.objects.bulk_update(changed, ["outcome", "reason"], batch_size=500)
        crash_point("import.chunk")


def _row(run: ImportRun, record: Record, known: Directory) -> tuple[ImportRow, Plan | None]:
    if isinstance(record, RowProblem):
        return problem_row(run, record), None
    assert isinstance(record, MailRow)
    decided = plan(record, known)
    title = record.subject or record.said or record.sender.email
    data = {**to_data(record), **({"question": decided.question} if decided.question else {})}
    row = ImportRow(
        run=run,
        number=record.line,
        kind="mail",
        title=title[:200],
        data=data,
        outcome=str(decided.outcome),
        reason=decided.reason,
        facts=decided.facts,
    )
    return row, decided
