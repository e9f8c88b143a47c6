"""What the open ones may bring, month by month; how long stages take; why others were lost."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.desk.opportunities.found import seen_by
from vinculo.desk.team_only import team_only
from vinculo.pipeline import forecast
from vinculo.pipeline.forecast import Row, Step
from vinculo.pipeline.models import Opportunity, Stage, StageMove
from vinculo.pipeline.stages import stages
from vinculo.web.money import money

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Line:
    """A sum of one currency."""

    number: int
    value: str
    weighted: str


@dataclass(frozen=True, slots=True)
class Month:
    first: date | None
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Ageing:
    stage: Stage
    usual: int | None  # days, of those that went on within a year
    stays: int
    now: int | None  # days, of those that stand there


@require_safe
@team_only
def page(request: HttpRequest) -> HttpResponse:
    found, at = seen_by(request.user), timezone.now()
    rows = _rows(found)
    context = {
        "months": [Month(one.first, list(map(_line, one.sums))) for one in forecast.by_month(rows)],
        "whole": list(map(_line, forecast.sums(rows))),
        "ageing": _ageing(found, at),
        "lost": _lost(found, at),
        "section": "opportunities",
    }
    return render(request, "opportunities/forecast.html", context)


def _rows(found: Any) -> list[Row]:
    """Grouped by day, currency and chance in one statement; added up in whole numbers here."""
    opened = found.filter(state=Opportunity.State.OPEN).order_by()
    weighed = opened.annotate(chance=Coalesce("probability", "stage__probability"))
    grouped = weighed.values_list("expected_on", "currency", "chance").annotate(Sum("value"), Count("pk"))
    return [Row(on, currency, int(value or 0), chance, number) for on, currency, chance, value, number in grouped]


def _line(one: forecast.Sum) -> Line:
    return Line(one.number, money(one.value, one.currency), money(one.weighted, one.currency))


def _ageing(found: Any, at: Any) -> list[Ageing]:
    moves = StageMove.objects.filter(opportunity__in=found.filter(updated_at__gte=at - A_YEAR).values("pk"))
    steps = [
        Step(*row) for row in moves.order_by("opportunity", "at", "pk").values_list("opportunity", "to_stage", "at")
    ]
    stays = forecast.days_in_stages(steps)
    standing: dict[int, list[int]] = {}
    for stage, since in found.filter(state=Opportunity.State.OPEN).values_list("stage", "stage_since"):
        standing.setdefault(stage, []).append((at - since).days)
    return [
        Ageing(
            stage, forecast.usual(stays.get(stage.pk, [])), len(stays.get(stage.pk, [])),
            forecast.usual(standing.get(stage.pk, [])),
        )
        for stage in stages()
    ]  # fmt: skip


def _lost(found: Any, at: Any) -> list[tuple[str, int]]:
    """The reasons of a year, the most frequent first."""
    lost = found.filter(state=Opportunity.State.LOST, decided_at__gte=at - A_YEAR).order_by()
    counted = lost.values_list("lost_for").annotate(number=Count("pk")).order_by("-number", "lost_for")
    labels = dict(Opportunity.Lost.choices)
    return [(str(labels.get(why, why)), number) for why, number in counted if why]
