"""What each channel brought and cost, in a period, currency by currency."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from vinculo.desk.team_only import team_only
from vinculo.pipeline.channels import Period, Row, Yield, yields
from vinculo.projects.estimates import say_estimate
from vinculo.web.money import money

PERIODS = {
    "year": gettext_lazy("This year"),
    "quarter": gettext_lazy("90 days"),
    "last": gettext_lazy("Last year"),
    "all": gettext_lazy("Always"),
}
QUARTER = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Line:
    """A channel or a campaign of it, as the table shows it. `cost` and `won`: one text a currency."""

    name: str
    address: str
    is_campaign: bool
    leads: int
    clients: int
    won: list[str]
    cost: list[str]
    each: list[str]


@require_safe
@team_only
def channels(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("period", "year")
    which = asked if asked in PERIODS else "year"
    rows = yields(request.user, period_of(which, timezone.localdate()))
    context = {
        "lines": [line for row in rows for line in _lines(row)],
        "which": [(label, f"?period={key}", key == which) for key, label in PERIODS.items()],
    }
    return render(request, "leads/channels.html", context)


def period_of(which: str, today: date) -> Period:
    if which == "all":
        return Period()
    first, last = date(today.year, 1, 1), today
    if which == "quarter":
        first = today - QUARTER
    elif which == "last":
        first, last = date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    return Period(first, last, _midnight(first), _midnight(last + timedelta(days=1)))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _lines(row: Row) -> list[Line]:
    if row.channel is None:
        return [_line(_("We do not know"), "/leads/?which=all", False, row.total)]
    address = f"/leads/channels/{row.channel.pk}/"
    campaigns = [_line(one.name, address, True, found) for one, found in row.campaigns if found != Yield()]
    return [_line(row.channel.name, address, False, row.total), *campaigns]


def _line(name: str, address: str, is_campaign: bool, found: Yield) -> Line:
    hours = [say_estimate(found.minutes)] if found.minutes else []
    each_hours = [say_estimate(found.minutes_per_client)] if found.minutes_per_client else []
    return Line(
        name, address, is_campaign, found.leads, found.clients, amounts(found.won), amounts(found.cost) + hours,
        amounts(found.cost_per_client) + each_hours,
    )  # fmt: skip


def amounts(by_currency: Any) -> list[str]:
    return [money(value, code) for code, value in sorted(by_currency.items())]
