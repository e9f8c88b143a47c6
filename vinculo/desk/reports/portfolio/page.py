"""Reports, The year: what a client feels, where each relationship and project stands, and on whom we depend."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.portfolio.rows import axis_of, rows, scale, with_state
from vinculo.desk.projects.found import seen_by
from vinculo.desk.reports.analyses.kinds import FEW
from vinculo.desk.reports.portfolio.charts import answers_chart, dependence, promises_chart
from vinculo.desk.reports.portfolio.tiles import tiles
from vinculo.desk.reports.portfolio.wheel import wheel
from vinculo.desk.team_only import team_only
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.projects.models import RUNNING, Project
from vinculo.reports.analysis import around, felt
from vinculo.reports.analysis.scope import Scope, share
from vinculo.reports.analysis.spans import Span, spans_of
from vinculo.web.money import money

PERIODS = ((30, _("30 days")), (90, _("90 days")), (365, _("12 months")))
USUAL = 90
PROJECTS = 6


def period_of(request: HttpRequest) -> int:
    asked = request.GET.get("period", "")
    return next((days for days, _label in PERIODS if str(days) == asked), USUAL)


def _scope(request: Any, spans: list[Span]) -> Scope:
    return Scope(request.user, spans[0].since, spans[-1].until, timezone.now())


def _found(request: HttpRequest) -> list[dict[str, Any]]:
    """The figures of each span, as the lines and bars are drawn from them."""
    spans = spans_of(period_of(request), timezone.localdate())
    scope = _scope(request, spans)
    told, kept = felt.told(scope, spans), felt.kept(scope, spans)
    waits, stayed = felt.waits(scope, spans), felt.stayed(scope, spans)
    return [
        {
            "since": span.since, "until": span.until, "told": told[n].good, "asked": told[n].all - told[n].good,
            "due": kept[n].all, "good": kept[n].good, "early": kept[n].early, "kept": share(kept[n].good, kept[n].all),
            "answered": len(waits[n].minutes), "waiting": waits[n].open, "minutes": waits[n].middle,
            "were": stayed[n].all, "stay": stayed[n].good,
        }
        for n, span in enumerate(spans)
    ]  # fmt: skip


def _number(heading: Any, name: str) -> Column:
    return Column(heading, lambda row: row[name], Kind.NUMBER)


COLUMNS = (
    Column(pgettext_lazy("a day", "From"), lambda row: row["since"], Kind.DAY),
    Column(pgettext_lazy("a day", "To"), lambda row: row["until"], Kind.DAY),
    _number(_("We told them unasked"), "told"), _number(_("They had to ask"), "asked"),
    _number(_("Promises due"), "due"), _number(_("On their day"), "good"), _number(_("Early"), "early"),
    _number(_("On their day, in %"), "kept"), _number(_("Questions answered"), "answered"),
    _number(_("Questions open"), "waiting"), _number(_("First answer, median minutes"), "minutes"),
    _number(_("Clients a year before"), "were"), _number(_("Clients of those still there"), "stay"),
)  # fmt: skip


@require_safe
@team_only
@Leaving("portfolio", _("The year at a glance"), _found, COLUMNS)
def page(request: Any) -> HttpResponse:
    days, today = period_of(request), timezone.localdate()
    spans = spans_of(days, today)
    scope = _scope(request, spans)
    kept = felt.kept(scope, spans)
    enough = felt.sum_of(kept).all >= felt.ENOUGH
    so_far = felt.ENOUGH if enough else felt.promises_so_far(scope)
    context: dict[str, Any] = {"periods": PERIODS, "period": days, "so_far": so_far, "enough": felt.ENOUGH}
    context["is_ready"] = so_far >= felt.ENOUGH
    if context["is_ready"]:
        context |= _figures(scope, spans, kept) | _around(scope, request.desk.organization.currency)
        context |= _projects(request.user)
    return render(request, "reports/portfolio.html", context)


def _figures(scope: Scope, spans: list[Span], kept: list[felt.Part]) -> dict[str, Any]:
    waits = felt.waits(scope, spans)
    return {
        "tiles": tiles(felt.told(scope, spans), kept, waits, felt.stayed(scope, spans)),
        "promises": promises_chart(kept, spans),
        "promises_few": sum(one.all for one in kept) < FEW,
        "answers": answers_chart(waits),
    }


def _around(scope: Scope, currency: str) -> dict[str, Any]:
    worth = around.sales(scope, currency)
    near, counts = around.nearest(scope, worth)
    hang = dependence(worth)
    return {
        "counts": counts,
        "near": [(one, money(one.net, currency) if one.net else "–") for one in near],
        "is_part": sum(counts.values()) > len(near),
        "clients": sum(counts.values()),
        "wheel": wheel(near, counts, scope.at),
        "currency": currency,
        "dependence": hang,
        "leans": any(one.is_much for one in hang),
    }


def _projects(person: Any) -> dict[str, Any]:
    """Those with the nearest promised day."""
    today, running = timezone.localdate(), seen_by(person).filter(phase__in=RUNNING)
    first = running.filter(due_on__isnull=False).order_by("due_on", "pk").values("pk")[:PROJECTS]
    found = with_state(Project.objects.filter(pk__in=first), today).select_related("client", "budget")
    projects = list(found.order_by("due_on", "pk"))
    axis = axis_of(projects, today)
    return {"projects": rows(projects, today, axis), "scale": scale(axis)}
