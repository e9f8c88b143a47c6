"""The plan as a board: one list beside the other, cards to be moved between them."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from vinculo.desk.plan.columns import Column, columns
from vinculo.desk.plan.counted import with_counts
from vinculo.desk.plan.filters import TaskFilters
from vinculo.desk.plan.frame import frame
from vinculo.desk.plan.listing import UNSAID, working_on
from vinculo.projects.models import Project

CARDS = 48  # on one page, whatever the number of lists
FEWEST = 6  # of each list, at least
ONE_LIST = 60  # cards of a list that one looks at alone


@dataclass(frozen=True, slots=True)
class Shown:
    """A list with its first cards; `more` are not on this page."""

    name: str
    done: int
    total: int
    cards: list[Any]

    @property
    def more(self) -> int:
        return self.total - len(self.cards)

    @property
    def address(self) -> str:
        return f"?view=list&list={quote(self.name, safe='')}"


def show(request: HttpRequest, project: Project) -> HttpResponse:
    filters = TaskFilters.read(request.GET)
    mine = filters.who
    found = columns(project)
    tasks = TaskFilters(which="all", who=mine).apply(project.tasks.kept(), request.user)
    shown = [
        Shown(one.name, one.done, one.total if not mine else len(cards), cards)
        for one, cards in _cards(tasks, _with_suggestions(found))
    ]
    context = {
        **frame(request, project, "board"), "columns": shown, "filters": filters, "people": working_on(project),
        "is_bare": not any(one.name for one in found),
    }  # fmt: skip
    return render(request, "plan/board.html", context)


def _with_suggestions(found: list[Column]) -> list[Column]:
    """A plan without lists is offered the three that most people begin with; they exist once a card lies in them."""
    if any(column.name for column in found):
        return found
    return [*found, *(Column(name, 0, 0) for name in (_("To do"), _("Under way"), _("Done")))]


def _cards(tasks: QuerySet[Any], found: list[Column]) -> list[tuple[Column, list[Any]]]:
    """The first cards of every list, in one query."""
    each = max(FEWEST, CARDS // max(len(found), 1))
    place = Window(RowNumber(), partition_by=F("column"), order_by=("position", "pk"))
    first = tasks.annotate(place=place).filter(place__lte=each)
    cards: dict[str, list[Any]] = {}
    for task in with_counts(first.defer(*UNSAID)).order_by("position", "pk"):
        cards.setdefault(task.column, []).append(task)
    return [(column, cards.get(column.name, [])) for column in found]
