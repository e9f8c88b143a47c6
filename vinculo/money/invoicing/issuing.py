"""A draft becomes an invoice: its number, its date and every word of it from now on."""

from datetime import date, datetime

from django.db import transaction

from vinculo import jobs
from vinculo.money.arithmetic import Totals
from vinculo.money.invoicing import numbering, recorded
from vinculo.money.invoicing.counting import totals_of
from vinculo.money.invoicing.drafting import due_day, lock_draft
from vinculo.money.invoicing.freezing import frozen
from vinculo.money.invoicing.missing import NotReady, missing
from vinculo.money.invoicing.paying import credited_of, settle
from vinculo.money.invoicing.spoken import counts_as_spoken
from vinculo.money.models import Invoice, InvoiceLine, IsIssued
from vinculo.people.models import Person

PAPER = "vinculo.money.invoicing.paper.make"


@transaction.atomic
def issue(invoice: Invoice, *, on: date, by: Person, at: datetime) -> Invoice:
    """
    Takes the next number of its series and freezes it. The paper is made by a job, if nobody asks for it before.

    Raises NotReady, numbering.TooEarly, IsIssued (also when somebody else was faster).
    """
    lock_draft(invoice)
    related = Invoice.objects.drafts().select_related("client", "corrects", "series", "quote")
    draft = related.filter(pk=invoice.pk).first()
    if draft is None:
        raise IsIssued
    if draft.due_on is None and not draft.is_credit:
        draft.due_on = due_day(draft.client, on=on)
    lines = list(draft.lines.all())
    counted = totals_of(draft, lines)
    draft.net, draft.tax, draft.gross = counted.net, counted.tax, counted.gross
    if reasons := [*missing(draft, lines), *_wrong(draft, on)]:
        raise NotReady(reasons)
    _number_and_freeze(draft, lines, counted, on=on, by=by, at=at)
    invoice.refresh_from_db()
    for one in filter(None, (invoice.corrects, invoice)):
        settle(one)
    recorded.did("issued", invoice, by=by, at=at)
    jobs.coalesce(PAPER, str(invoice.pk), invoice.pk)
    return invoice


def _number_and_freeze(
    draft: Invoice, lines: list[InvoiceLine], counted: Totals, *, on: date, by: Person, at: datetime
) -> None:
    series = draft.series or numbering.usual_series(credit=draft.is_credit)
    year, sequence = numbering.take(series, on=on)
    number = series.numbered(sequence, on.year)
    mine = Invoice.objects.filter(pk=draft.pk, issued_at=None, deleted_at=None)
    taken = mine.update(
        series=series, year=year, sequence=sequence, number=number,
        issued_on=on, due_on=draft.due_on, issued_at=at, issued_by=by, updated_at=at,
        net=counted.net, tax=counted.tax, gross=counted.gross,
        frozen=frozen(draft, lines, counted, on=on, number=number),
    )  # fmt: skip
    if taken != 1:
        raise IsIssued
    if counts_as_spoken(draft):
        Invoice.objects.filter(pk=draft.pk).update(spoken_at=at)


def _wrong(draft: Invoice, on: date) -> list[str]:
    if draft.is_credit:
        before = draft.corrects
        return ["too_much"] if before and draft.gross > before.gross - credited_of(before) else []
    return ["due_before"] if draft.due_on and draft.due_on < on else []
