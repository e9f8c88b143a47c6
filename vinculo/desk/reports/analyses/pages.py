"""All analyses, and the page of one."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.reports.analyses.asked import DaysForm, asked_of, scope_of
from vinculo.desk.reports.analyses.kinds import ANALYSES, FEW, Analysis
from vinculo.desk.team_only import team_only
from vinculo.exchange.lists.columns import table
from vinculo.people.models import Person, Team
from vinculo.web.svg import picture, rect, words

BARS = 24  # more of them nobody compares
ROW = 28


@require_safe
@team_only
def overview(request: HttpRequest) -> HttpResponse:
    return render(request, "reports/analyses/all.html", {"analyses": ANALYSES.values()})


def shown(analysis: Analysis) -> Callable[..., HttpResponse]:
    """The view of one. Its rows leave as they are shown."""

    def rows(request: HttpRequest) -> list[Any]:
        return analysis.rows(scope_of(request, long=_is_long(analysis)))

    @require_safe
    @team_only
    @Leaving(f"analysis-{analysis.key}", analysis.title, rows, analysis.columns)
    def page(request: HttpRequest) -> HttpResponse:
        found, asked = rows(request), asked_of(request, long=_is_long(analysis))
        made = table(str(analysis.title), analysis.columns, found, currency=_("Currency"))
        lines = list(made.rows)
        figures = [all(not isinstance(one, str) for one in column) for column in zip(*lines, strict=True)]
        heads = list(zip(made.headings, figures, strict=bool(lines)))
        people = Person.objects.active().exclude(role="guest").by_name()
        context = {
            "analysis": analysis,
            "asked": asked,
            "days": DaysForm(initial={"since": asked.since, "until": asked.until}),
            "headings": heads,
            "cells": [[(*head, _cell(one)) for head, one in zip(heads, row, strict=True)] for row in lines],
            "chart": chart(analysis, found),
            "few": few(analysis, found),
            "people": list(people.values_list("pk", "name")),
            "teams": list(Team.objects.order_by("name").values_list("pk", "name")),
        }
        return render(request, "reports/analyses/page.html", context)

    return page


def _cell(value: Any) -> str:
    if isinstance(value, Decimal):
        return number_format(value, 2, use_l10n=True, force_grouping=True)
    return "–" if value is None else str(value)


def few(analysis: Analysis, rows: list[Any]) -> int | None:
    """How many there are, where those are too few to go by."""
    total = sum(row[analysis.counts] or 0 for row in rows)
    total = total // 60 if analysis.counts == "minutes" else total
    return total if total < FEW else None


def chart(analysis: Analysis, rows: list[Any]) -> Any:
    """A bar a row; the table below says the same in figures. Nothing where there is only one, or nothing to compare."""
    known = [(analysis.label(row), row[analysis.bar]) for row in rows if row[analysis.bar] is not None][-BARS:]
    most = max((value for _label, value in known), default=0)
    if len(known) < 2 or most <= 0:
        return ""
    parts = []
    for place, (label, value) in enumerate(known):
        wide = max(value, 0) * 55 / most
        parts.append(words(0, place * ROW + 18, label if len(label) < 26 else f"{label[:24]}…", "tx-b"))
        parts.append(rect(32, max(wide, 0.5), place * ROW + 6, 16, "plan", radius=4))
        parts.append(words(min(33 + wide, 92), place * ROW + 18, _said(analysis, value), "tx-b"))
    said = "; ".join(f"{label} {_said(analysis, value)}" for label, value in known)
    return picture(len(known) * ROW, f"{analysis.title}, {analysis.drawn}: {said}", parts)


def _said(analysis: Analysis, value: int) -> str:
    if analysis.bar == "minutes":
        return f"{round(value / 60)} h"
    return f"{value} {analysis.unit}".strip()


def _is_long(analysis: Analysis) -> bool:
    """Who stays is asked of all years there are."""
    return analysis.key == "retention"
