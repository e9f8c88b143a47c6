"""The files of a project or a client: its drawers, what lies in them, and the bin."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.desk.clients.found import client_of
from vinculo.desk.clients.tabs import tabs as client_tabs
from vinculo.desk.documents.found import Place, documents_seen_by, with_folder
from vinculo.desk.documents.rows import line
from vinculo.desk.projects.found import project_of
from vinculo.desk.projects.tabs import tabs as project_tabs
from vinculo.documents.lists import rows_of
from vinculo.documents.models import Folder

A_PAGE = 50


@require_safe
def of_project(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    place = with_folder(request, Place(project.client, project))
    seen = documents_seen_by(request.user).filter(project=project)
    context = {"project": project, "tabs": project_tabs(project, "files")}
    return render(request, "documents/of_project.html", {**context, **_shown(request, place, seen)})


@require_safe
def of_client(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    place = with_folder(request, Place(client))
    seen = documents_seen_by(request.user).filter(client=client)
    context = {"client": client, "tabs": client_tabs(client, "files")}
    return render(request, "documents/of_client.html", {**context, **_shown(request, place, seen)})


def _shown(request: HttpRequest, place: Place, seen: Any) -> dict[str, Any]:
    """In a drawer what lies there; outside what lies in none, and for a client what its projects have."""
    in_bin = request.GET.get("which") == "bin"
    if in_bin:
        seen = seen.filter(deleted_at__isnull=False).order_by("-deleted_at", "-pk")
    else:
        seen = seen.kept().newest_first()
        if place.folder:
            seen = seen.filter(folder=place.folder)
        elif place.project:
            seen = seen.filter(folder=None)
        else:
            seen = seen.exclude(project=None, folder__isnull=False)
    page: Any = Paginator(seen.select_related("project"), A_PAGE).get_page(request.GET.get("page"))
    folders = list(place.folders.visible_to(request.user))
    return {
        "place": place,
        "in_bin": in_bin,
        "page": page,
        "lines": [line(row) for row in rows_of(list(page.object_list))],
        "drawers": [] if in_bin else [one for one in folders if one.inside_id == _pk(place.folder)],
        "way": _way(place.folder, folders),
        "query": "which=bin&" if in_bin else f"folder={place.folder.pk}&" if place.folder else "",
        "may_change": may_change_clients(request.user),
    }


def _pk(folder: Folder | None) -> int | None:
    return folder.pk if folder else None


def _way(folder: Folder | None, folders: list[Folder]) -> list[Folder]:
    """The drawers one passes to come here, the outermost first."""
    by_pk: dict[int | None, Folder] = {one.pk: one for one in folders}
    way: list[Folder] = []
    while folder and folder not in way:
        way.insert(0, folder)
        folder = by_pk.get(folder.inside_id)
    return way
