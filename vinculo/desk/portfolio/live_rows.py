"""A few rows of the portfolio drawn anew, on the axis of the page they lie in: what an open page asks for."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.desk.numbers import is_number
from vinculo.desk.portfolio.rows import AHEAD, BACK, in_order, rows
from vinculo.desk.projects.found import seen_by
from vinculo.desk.projects.roadmap import Axis

MOST = 25


@require_safe
def live_rows(request: Any) -> HttpResponse:
    today = timezone.localdate()
    asked = [part.removeprefix("project-") for part in request.GET.getlist("part")[:MOST]]
    found = seen_by(request.user).filter(pk__in=[int(pk) for pk in asked if is_number(pk)])
    projects = in_order(list(found.values_list("pk", flat=True)), today)
    context = {
        "rows": rows(projects, today, axis_asked(request, today)),
        "axis": request.GET.get("axis", ""),
        "may_change": may_change_clients(request.user),
    }
    return render(request, "portfolio/table.html", context)


def axis_asked(request: HttpRequest, today: date) -> Axis:
    """That of the page; a usual one for words that name none."""
    first, _dash, days = request.GET.get("axis", "").partition("-")
    if is_number(first) and is_number(days) and 0 < int(days) <= 2 * (BACK + AHEAD):
        begins = int(first) - today.toordinal()
        if abs(begins) <= 2 * (BACK + AHEAD):
            return Axis(today + timedelta(days=begins), int(days))
    return Axis(today - timedelta(days=BACK), BACK + AHEAD)
