"""The budget of a project: agreed, used and forecast, by whom, in which stage and in which month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.desk.projects.found import project_of
from vinculo.desk.projects.parts.budget import done_percent, is_ahead, meter, used_percent
from vinculo.desk.projects.tabs import tabs
from vinculo.projects.models import Budget, BudgetChange, TimeEntry
from vinculo.projects.progress import Burn, burn_of
from vinculo.web.dates import language, month
from vinculo.web.money import money
from vinculo.web.svg import picture, rect, words

PER_PAGE = 40
ROW = 28  # pixels of a bar of the chart


@dataclass(frozen=True, slots=True)
class Part:
    """What one person, stage or month took, and how much of all that is."""

    name: str
    minutes: int
    percent: int

    @property
    def hours(self) -> str:
        return hours(self.minutes)


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    if not may_change_clients(request.user):  # guests know their own time, not what the work is worth
        return redirect("time:week")
    burn = burn_of([pk])[pk]
    entries = TimeEntry.objects.filter(project=pk)
    listed = entries.select_related("person", "task").order_by("-on", "-pk")
    months = parts_of(entries.annotate(month=TruncMonth("on")), "month", burn, key=lambda on: month(on))
    context = {
        "project": project, "tabs": tabs(project, "time"), "section": "projects", "burn": burn,
        "budget": Budget.objects.filter(project=pk).first(), "lines": figures(burn), "is_ahead": is_ahead(burn),
        "used": used_percent(burn), "done": done_percent(burn), "meter": meter(burn),
        "changes": [(one, change_words(one, burn.currency)) for one in _changes(pk)],
        "people": parts_of(entries, "person__name", burn), "months": months, "chart": chart(months),
        "stages": parts_of(entries, "task__stage__name", burn, key=lambda name: name or _("In no stage")),
        "page": Paginator(listed, PER_PAGE).get_page(request.GET.get("page")), "query": "",
    }  # fmt: skip
    return render(request, "budget/page.html", context)


def _changes(pk: int) -> Iterable[BudgetChange]:
    return BudgetChange.objects.filter(budget__project=pk).select_related("by")


def parts_of(entries: Any, field: str, burn: Burn, key: Any = str) -> list[Part]:
    """Months in their order, the rest by size."""
    rows = entries.order_by().values_list(field).annotate(all=Sum("minutes"))
    rows = rows.order_by(field) if field == "month" else rows.order_by("-all", field)
    return [Part(key(name), minutes, round(minutes * 100 / (burn.spent_minutes or 1))) for name, minutes in rows]


def hours(minutes: int) -> str:
    """128 h, or 1,5 h: tenths only where they say something."""
    figure = f"{minutes / 60:.1f}".removesuffix(".0")
    return _("%(hours)s h") % {"hours": figure if language() == "en" else figure.replace(".", ",")}


def figures(burn: Burn) -> list[tuple[str, str, str, bool]]:
    """Name, hours, money, and whether it is more than agreed."""
    rows = [(_("Agreed, with all changes"), burn.budget_minutes, burn.budget_amount, False)]
    rows.append((_("Used"), burn.billable_minutes, burn.spent_amount, (burn.spent_share or 0) > 1))
    rows.append((_("At the end, at this pace"), burn.minutes_at_end, burn.amount_at_end, is_over(burn)))
    return [
        (name, "" if minutes is None else hours(minutes), money(amount, burn.currency or "EUR"), over)
        for name, minutes, amount, over in rows
    ]


def is_over(burn: Burn) -> bool:
    """In the end it takes more than agreed: hours, else money."""
    if burn.minutes_over is not None:
        return burn.minutes_over > 0
    return bool(burn.amount_at_end and burn.budget_amount and burn.amount_at_end > burn.budget_amount)


def change_words(change: BudgetChange, currency: str) -> str:
    said = []
    if change.minutes:
        said.append(f"{'+' if change.minutes > 0 else '−'}{hours(abs(change.minutes))}")
    if change.amount:
        said.append(f"{'+' if change.amount > 0 else '−'}{money(abs(change.amount), currency or 'EUR')}")
    return ", ".join(said)


def chart(months: Sequence[Part]) -> Any:
    """A bar for each month; the table beside it says the same in figures."""
    if len(months) < 2:
        return ""
    most = max(part.minutes for part in months)
    parts = []
    for place, part in enumerate(months):
        wide = part.minutes * 60 / most
        parts.append(words(0, place * ROW + 18, part.name, "tx-b"))
        parts.append(rect(25, max(wide, 0.5), place * ROW + 6, 16, "plan", radius=4))
        parts.append(words(min(26 + wide, 99), place * ROW + 18, part.hours, "tx-b"))
    label = _("Hours by month: %(months)s")
    return picture(len(months) * ROW, label % {"months": "; ".join(f"{one.name} {one.hours}" for one in months)}, parts)
