"""
Invoices as a client sees them: those that were sent, for whoever decides, and none whose price was not spoken of.

With them what they paid, what is open, how far the budget is used, and when we speak about money next.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, Sum
from django.utils import timezone

from vinculo.access.sees import decides_anywhere, decides_in
from vinculo.money.arithmetic import Amount, together
from vinculo.money.invoicing.spoken import was_spoken
from vinculo.money.models import Invoice, MoneyTalk, Payment
from vinculo.portal.visitor import Visitor
from vinculo.projects.models import Budget, TimeEntry
from vinculo.web.money import exact_money

LATEST = 60
UNDER = "/portal/files"


@dataclass(frozen=True, slots=True)
class Bill:
    """`open`: what is still to be paid, empty when nothing is. `paper`: where the PDF is had."""

    number: str
    title: str
    project: str
    on: date
    due_on: date | None
    total: str
    open: str
    days_late: int
    is_credit: bool
    paper: str


@dataclass(frozen=True, slots=True)
class Paid:
    on: date
    amount: str
    number: str


@dataclass(frozen=True, slots=True)
class BudgetBar:
    project: str
    used: int  # per cent, 100 at most on the bar
    spent: int  # hours
    agreed: int


@dataclass(frozen=True, slots=True)
class Bills:
    """`open`: by currency, in words. `talk_at`: when we speak about money next."""

    open: tuple[str, ...]
    bills: tuple[Bill, ...]
    payments: tuple[Paid, ...]
    budgets: tuple[BudgetBar, ...]
    talk_at: datetime | None


def bills_of(visitor: Visitor) -> Bills:
    """Seven queries however many there are. Nothing for whoever decides nowhere."""
    decides = decides_in(visitor.contact_id, visitor.client_id)
    if not decides_anywhere(visitor.contact_id, visitor.client_id):
        return Bills((), (), (), (), None)
    seen = Invoice.objects.issued().filter(
        Q(project=None) | Q(project__in=decides), was_spoken(), client=visitor.client_id, sent_at__isnull=False
    )
    rows = list(seen.select_related("project", "paper").order_by("-issued_on", "-pk")[:LATEST])
    return Bills(
        _open(seen), tuple(_bill(row, timezone.localdate()) for row in rows), _payments(seen), _budgets(decides),
        _talk_at(visitor),
    )  # fmt: skip


def _bill(row: Invoice, today: date) -> Bill:
    assert row.issued_on is not None
    total = -row.gross if row.is_credit else row.gross
    paper = f"{UNDER}/{row.paper.document_id}/versions/{row.paper.number}/get/" if row.paper else ""
    return Bill(
        row.number, row.title, row.project.name if row.project else "", row.issued_on, row.due_on,
        exact_money(total, row.currency), exact_money(row.open, row.currency) if row.open > 0 else "",
        row.days_late(today), row.is_credit, paper,
    )  # fmt: skip


def _open(seen: Any) -> tuple[str, ...]:
    amounts = [
        Amount(gross - paid, code) for gross, paid, code in seen.unpaid().values_list("gross", "paid", "currency")
    ]
    return tuple(exact_money(minor, code) for code, minor in sorted(together(amounts).items()) if minor > 0)


def _payments(seen: Any) -> tuple[Paid, ...]:
    """What was taken back, and what takes it back, is our mistake and not their business."""
    rows = Payment.objects.filter(invoice__in=seen, takes_back=None, taken_back_by=None)
    latest = rows.select_related("invoice").order_by("-on", "-pk")[:LATEST]
    return tuple(Paid(row.on, exact_money(row.amount, row.currency), row.invoice.number) for row in latest)


def _budgets(decides: Any) -> tuple[BudgetBar, ...]:
    budgets = Budget.objects.filter(project__in=decides, project__closed_on=None, minutes__isnull=False)
    rows = list(
        budgets.select_related("project").annotate(more=Sum("changes__minutes")).order_by("project__name", "pk")
    )
    spent = _spent([row.project_id for row in rows])
    return tuple(_bar(row, spent.get(row.project_id, 0)) for row in rows if (row.minutes or 0) + (row.more or 0) > 0)


def _bar(budget: Any, spent: int) -> BudgetBar:
    agreed = budget.minutes + (budget.more or 0)
    return BudgetBar(budget.project.name, min(100 * spent // agreed, 100), round(spent / 60), round(agreed / 60))


def _spent(projects: Iterable[int]) -> dict[int, int]:
    counted = TimeEntry.objects.filter(project__in=projects, is_billable=True).order_by()
    return dict(counted.values("project_id").annotate(all=Sum("minutes")).values_list("project_id", "all"))


def _talk_at(visitor: Visitor) -> datetime | None:
    ahead = MoneyTalk.objects.ahead().filter(client=visitor.client_id, starts_at__gte=timezone.now())
    return ahead.order_by("starts_at").values_list("starts_at", flat=True).first()
