"""Where the tasks of a project used to be: they are part of its plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from vinculo.desk.projects.found import project_of


@require_safe
def tasks(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    column = request.GET.get("list")
    said = {"view": "list", **({} if column is None else {"list": column})}
    return redirect(f"/projects/{project.pk}/plan/?{urlencode(said)}", permanent=True)
