"""Read a list of people into rows, and write them as leads."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, BinaryIO

from django.utils import timezone

from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.contacts.data import from_data, to_data
from vinculo.exchange.ledger import Ledger
from vinculo.exchange.models import ImportRow, ImportRun, Outcome
from vinculo.exchange.opening import open_records
from vinculo.exchange.refusals import RowProblem
from vinculo.exchange.rows import Keeper, Staged, chunked, problem_row
from vinculo.jobs.crash import crash_point
from vinculo.people.models import Language, Person, Role
from vinculo.pipeline.models import Lead, LeadChannel

AS = "leads"  # what ImportRun.choices says under "as"


class Met:
    """The addresses that leads have, and those higher up in the list."""

    def __init__(self) -> None:
        self.addresses: set[str] = set()

    def load(self, rows: Iterable[ContactRow]) -> None:
        asked = {address_of(row) for row in rows} - {""}
        self.addresses |= set(Lead.objects.confirmed().filter(email__in=asked).values_list("email", flat=True))

    def is_new(self, row: ContactRow) -> bool:
        """And from now on it is known."""
        address = address_of(row)
        if address and address in self.addresses:
            return False
        self.addresses.add(address)
        return True


def address_of(row: ContactRow) -> str:
    return row.emails[0].lower() if row.emails else ""


def stage(run: ImportRun, stream: BinaryIO, by: Person, keeper: Keeper) -> None:
    """Every person of the list becomes a row: new, or a lead before. Raises Refused."""
    met = Met()
    for chunk in chunked(open_records(stream, run.kind, run.columns, run.sheet)):
        met.load(record for record in chunk if isinstance(record, ContactRow))
        keeper.keep([_row(run, record, met) for record in chunk], stream.tell() * 100 // max(run.size, 1))


def apply(run: ImportRun, by: Person, ledger: Ledger) -> None:
    """Write who is new, deciding anew: some may have come by another way since the preview."""
    met, common = Met(), _common(run, by)
    for chunk in chunked(run.rows.filter(kind="contact").order_by("number", "pk").iterator(chunk_size=1000)):
        people = [from_data(row.number, row.data) for row in chunk]
        met.load(people)
        new = [met.is_new(one) for one in people]
        made = Lead.objects.bulk_create([_lead(one, common) for one, is_new in zip(people, new, strict=True) if is_new])
        ledger.made(Lead, (lead.pk for lead in made))
        _write_outcomes(chunk, new)
        crash_point("import.chunk")


def _write_outcomes(rows: list[ImportRow], new: list[bool]) -> None:
    changed = []
    for row, is_new in zip(rows, new, strict=True):
        outcome = _outcome(is_new)
        if row.outcome != outcome:
            row.outcome = outcome
            changed.append(row)
    if changed:
        ImportRow.objects.bulk_update(changed, ["outcome"], batch_size=500)


def _outcome(is_new: bool) -> Outcome:
    return Outcome.NEW if is_new else Outcome.UNCHANGED


def _row(run: ImportRun, record: Any, met: Met) -> ImportRow | Staged:
    if isinstance(record, RowProblem):
        return problem_row(run, record)
    assert isinstance(record, ContactRow)
    remarks = [[remark.why, remark.value] for remark in record.remarks]
    outcome = _outcome(met.is_new(record)).value
    return Staged(record.line, "contact", record.shown_as[:200], to_data(record), outcome, "", {}, remarks)


def _common(run: ImportRun, by: Person) -> dict[str, Any]:
    """What was said of the whole list; whoever or whatever is gone meanwhile is left out."""
    at: datetime = timezone.now()
    said = run.choices
    owner = Person.objects.active().exclude(role=Role.GUEST).filter(pk=said.get("owner") or 0).first()
    channel = LeadChannel.objects.filter(pk=said.get("channel") or 0, closed_at=None).first()
    answered = bool(said.get("answered"))
    return {
        "came": Lead.Came.IMPORT, "channel": channel, "owner": owner, "by": by, "received_at": at, "confirmed_at": at,
        "state": Lead.State.TALKING if answered else Lead.State.NEW, "answered_at": at if answered else None,
    }  # fmt: skip


def _lead(row: ContactRow, common: dict[str, Any]) -> Lead:
    country = row.country.strip().upper()
    return Lead(
        name=row.shown_as[:160],
        company=row.company[:160],
        email=address_of(row),
        phone=row.phones[0][1][:40] if row.phones else "",
        website=row.webs[0][:200] if row.webs else "",
        city=row.city[:80],
        country=country if len(country) == 2 else "",
        language=row.language if row.language in Language.values else "",
        note=row.note,
        **common,
    )
