"""All opportunities one sees: as a board, or as a table."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.numbers import is_number
from vinculo.desk.opportunities import board, sums, table
from vinculo.desk.opportunities.filters import STATES, TROUBLES, Filters
from vinculo.desk.opportunities.found import seen_by
from vinculo.desk.opportunities.stages_page import may_arrange
from vinculo.desk.saved_views import Views
from vinculo.desk.team_only import team_only
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.people.models import Person
from vinculo.pipeline.models import Stage
from vinculo.pipeline.stages import stages

A_PAGE = 40
MOST_PAGES = 1000
VIEWS = Views(
    page="opportunities",
    home="/opportunities/",
    given=(
        (pgettext_lazy("opportunities", "All"), ""),
        (pgettext_lazy("opportunities", "Mine"), "owner=me"),
        (_("By recommendation"), "source=referral"),
        (_("Without a next step"), "trouble=no_step"),
        (_("Standing for long"), "trouble=long"),
        (pgettext_lazy("opportunities", "Lost"), "state=lost"),
        (pgettext_lazy("opportunities", "Won"), "state=won"),
    ),
    read=lambda asked: Filters.read(asked).query(stage=""),
)


def _found(request: HttpRequest, filters: Filters, columns: list[Stage]) -> Any:
    return filters.apply(seen_by(request.user), request.user, columns, timezone.now())


def _rows(request: HttpRequest) -> Any:
    filters = Filters.read(request.GET)
    related = ("client", "lead", "owner", "stage", "channel")
    return table.ordered(_found(request, filters, stages()), filters).select_related(*related)


TAKEN = Leaving(
    "opportunities",
    _("Opportunities"),
    _rows,
    (
        Column(_("Opportunity"), "title"),
        Column(_("With whom"), "with_whom"),
        Column(_("Stage"), "stage"),
        Column(_("State"), "get_state_display"),
        Column(_("Value"), "value", Kind.SUM, currency="currency"),
        Column(_("Chance in %"), "chance", Kind.NUMBER),
        Column(_("Decision"), "expected_on", Kind.DAY),
        Column(_("Next step"), "next_step"),
        Column(_("Next step on"), "next_on", Kind.DAY),
        Column(_("Owner"), "owner.name"),
        Column(_("Channel"), "channel.name"),
        Column(_("Lost for"), "get_lost_for_display"),
    ),
)


@require_safe
@team_only
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    filters, columns = Filters.read(request.GET), stages()
    found = _found(request, filters, columns)
    query = filters.query(stage="")
    context = {
        "filters": filters,
        "views": VIEWS.links(request.user, query),
        "query": f"{query}&" if query else "",
        "as_board": f"?{filters.query(view='', state='open', stage='')}",
        "as_table": f"?{filters.query(view='table', stage='')}",
        "states": STATES.items(),
        "troubles": TROUBLES.items(),
        "people": _people(),
        "may_arrange": may_arrange(request.user),
    }
    if filters.is_table:
        return render(request, "opportunities/table.html", {**context, **_table(request, found, filters)})
    shown = board.columns(found, columns, filters, _page(request))
    whole = sums.together(column.sums for column in shown)
    context |= {
        "columns": shown,
        "number": sums.number(whole),
        "amount": sums.said(whole),
        "mine": _mine_this_week(request),
        "here": next((one for one in shown if one.is_alone), None),
        "first": next((one for one in shown if one.cards), shown[0]),
    }
    return render(request, "opportunities/board.html", context)


def _table(request: HttpRequest, found: Any, filters: Filters) -> dict[str, Any]:
    page = Paginator(table.ordered(found, filters), A_PAGE).get_page(request.GET.get("page"))
    whole = sums.together(sums.of_stages(found).values())
    return {
        "page": page,
        "lines": table.lines(page.object_list, stages()),
        "headers": table.headers(filters),
        "amount": sums.said(whole),
        "number": sums.number(whole),
    }


def _mine_this_week(request: HttpRequest) -> int:
    """How many open ones wait for a step of the reader's before the week is over."""
    today = timezone.localdate()
    sunday = today + timedelta(days=6 - today.weekday())
    mine = seen_by(request.user).filter(state="open", owner=request.user)
    number: int = mine.filter(next_on__lte=sunday).count()
    return number


def _people() -> list[tuple[str, str]]:
    people = Person.objects.active().exclude(role="guest").by_name().values_list("pk", "name")
    return [(str(pk), name) for pk, name in people]


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return min(max(int(asked), 1), MOST_PAGES) if is_number(asked) else 1


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def save_view(request: HttpRequest) -> HttpResponse:
    return VIEWS.save(request)


@require_POST
@team_only
def remove_view(request: HttpRequest, pk: int) -> HttpResponse:
    return VIEWS.remove(request, pk)
