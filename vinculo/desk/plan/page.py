"""The plan of a project: one address, four ways to look at it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.plan import board, listing, month, roadmap
from vinculo.desk.plan.found import project_of
from vinculo.desk.plan.frame import view_of
from vinculo.desk.plan.listing import found
from vinculo.desk.plan.taken import COLUMNS

DRAWN = {"list": listing.show, "board": board.show, "calendar": month.show, "gantt": roadmap.show}


def _tasks(request: HttpRequest, pk: int) -> Any:
    """Those of the list, whichever view is shown."""
    return found(request, project_of(request, pk)).select_related("project__client", "stage", "assignee")


@require_safe
@Leaving("tasks", _("Tasks"), _tasks, COLUMNS)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    return DRAWN[view_of(request)](request, project)
