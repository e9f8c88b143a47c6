"""After an @: the colleagues who may see what one writes about."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from vinculo.clients.models import Client
from vinculo.db.folding import fold
from vinculo.desk.numbers import is_number
from vinculo.desk.projects.found import seen_by
from vinculo.projects.models import Project
from vinculo.projects.visible import who_sees

MOST = 8


@require_safe
def names(request: HttpRequest) -> HttpResponse:
    """The names that fit `q`: a part of a page. `client` or `project`: what the text is about."""
    client, project = _about(request)
    typed = fold(request.GET.get("q", "")[:120]).strip()
    people = who_sees(client, project).exclude(pk=request.user.pk)
    if typed:
        people = people.filter(Q(name_folded__startswith=typed) | Q(name_folded__contains=f" {typed}"))
    return render(request, "notices/names.html", {"people": people.by_name()[:MOST]})


def _about(request: HttpRequest) -> tuple[Client, Project | None]:
    """A project brings its client along; one that is of another client, or none at all, counts as not there."""
    client, project = _number(request, "client"), _number(request, "project")
    if project:
        found = get_object_or_404(seen_by(request.user).select_related("client"), pk=project)
        if client in (None, found.client_id):
            return found.client, found
        raise Http404
    return get_object_or_404(Client.objects.visible_to(request.user).kept(), pk=client), None


def _number(request: HttpRequest, name: str) -> int | None:
    given = request.GET.get(name, "")
    return int(given) if is_number(given) and int(given) else None
