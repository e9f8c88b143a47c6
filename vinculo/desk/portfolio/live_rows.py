"""A few rows of the portfolio drawn anew, on the axis of the page they lie in: what an open page asks for."""

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.db.prepared import prepared
from vinculo.desk.numbers import is_number
from vinculo.desk.portfolio.rows import AHEAD, BACK, in_order, rows
from vinculo.desk.projects.found import seen_by
from vinculo.desk.projects.roadmap import Axis
from vinculo.live.keeping import Drawn
from vinculo.people.models import Person

MOST = 25

drawn = Drawn()


@require_safe
def live_rows(request: Any) -> HttpResponse:
    today, axis, may_change = timezone.localdate(), request.GET.get("axis", ""), may_change_clients(request.user)
    asked = [part.removeprefix("project-") for part in request.GET.getlist("part")[:MOST]]
    seen = tuple(sorted(_seen(request.user, sorted({int(pk) for pk in asked if is_number(pk)}))))

    def draw() -> str:
        shown = rows(in_order(list(seen), today), today, axis_asked(request, today))
        return render_to_string("portfolio/rows_alone.html", {"rows": shown, "may_change": may_change})

    key = (seen, axis, may_change, today, get_language(), timezone.get_current_timezone_name())
    return HttpResponse(drawn.get(key, draw))


@prepared
def _seen(person: Person, numbers: list[int]) -> QuerySet[Any, int]:
    return seen_by(person).filter(pk__in=numbers).order_by().values_list("pk", flat=True)


def axis_asked(request: HttpRequest, today: date) -> Axis:
    """That of the page; a usual one for words that name none."""
    first, _dash, days = request.GET.get("axis", "").partition("-")
    if is_number(first) and is_number(days) and 0 < int(days) <= 2 * (BACK + AHEAD):
        begins = int(first) - today.toordinal()
        if abs(begins) <= 2 * (BACK + AHEAD):
            return Axis(today + timedelta(days=begins), int(days))
    return Axis(today - timedelta(days=BACK), BACK + AHEAD)
