"""The page: four figures, the wheel of seasons, promises, answers, on whom the income hangs."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.reports.glance.charts import answer_times, promises_by_month, width
from vinculo.desk.reports.glance.tiles import FEW, tiles
from vinculo.desk.reports.glance.wheel import wheel
from vinculo.desk.team_only import team_only
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.reports.analysis.scope import Scope
from vinculo.reports.glance.months import Month, Year, year
from vinculo.reports.glance.relations import dependence, places, rings, staying
from vinculo.web.dates import month

PERIODS = {30: _("30 days"), 90: _("90 days"), 365: _("12 months")}
USUAL = 90


def _hours(one: Month) -> float | None:
    middle = one.answers.median
    return None if middle is None else round(middle, 1)


COLUMNS = (
    Column(_("Month"), lambda one: month(one.first)),
    Column(_("We told them unasked"), "told.told", Kind.NUMBER),
    Column(_("They had to ask"), "told.asked", Kind.NUMBER),
    Column(_("Promises due"), "promises.all", Kind.NUMBER),
    Column(_("Before their day"), "promises.early", Kind.NUMBER),
    Column(_("On their day"), "promises.on_day", Kind.NUMBER),
    Column(_("Later"), "promises.late", Kind.NUMBER),
    Column(_("Still open"), "promises.open", Kind.NUMBER),
    Column(_("Questions answered"), "answers.all", Kind.NUMBER),
    Column(_("Hours until the answer, median"), _hours, Kind.NUMBER),
)


def scope_of(request: HttpRequest) -> Scope:
    today = timezone.localdate()
    return Scope(request.user, today - timedelta(days=days_of(request) - 1), today, timezone.now())


def days_of(request: HttpRequest) -> int:
    asked = request.GET.get("days", "")
    return int(asked) if asked in {str(days) for days in PERIODS} else USUAL


TAKEN = Leaving("glance", _("At a glance"), lambda request: year(scope_of(request)).months, COLUMNS)


@require_safe
@team_only
@TAKEN
def page(request: HttpRequest) -> HttpResponse:
    scope, days = scope_of(request), days_of(request)
    figures, stay, seasons = year(scope), staying(scope), rings(scope)
    income = dependence(scope)
    context: dict[str, Any] = {
        "periods": [(number, label, number == days) for number, label in PERIODS.items()],
        "tiles": tiles(figures, stay),
        "months": figures.months,
        "promises": promises_by_month(figures.months),
        "due": due_in(figures),
        "few": FEW,
        "answers": answer_times(figures.days.answers),
        "answered": figures.days.answers.all,
        "rings": seasons,
        "clients": sum(one.all for one in seasons),
        "wheel": wheel(seasons, places(scope)),
        "income": income,
        "parts": [(one, width(one.share, max(part.share for part in income.parts))) for one in income.parts]
        if income
        else [],
    }
    return render(request, "reports/glance.html", context)


def due_in(figures: Year) -> int:
    """Promises of the year whose day has come: with fewer than ten the figures only begin."""
    return sum(one.promises.all for one in figures.months)
