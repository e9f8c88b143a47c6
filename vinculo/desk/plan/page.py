"""The plan of a project: one address, four ways to look at it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from vinculo.desk.plan import board, listing, month, roadmap
from vinculo.desk.plan.found import project_of
from vinculo.desk.plan.frame import view_of

DRAWN = {"list": listing.show, "board": board.show, "calendar": month.show, "gantt": roadmap.show}


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    return DRAWN[view_of(request)](request, project)
