"""The files of a project or a client: its drawers, what lies in them, and the bin."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.desk.clients.found import client_of
from vinculo.desk.clients.tabs import tabs as client_tabs
from vinculo.desk.documents.found import Place, documents_seen_by, with_folder
from vinculo.desk.documents.rows import line
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.projects.found import project_of
from vinculo.desk.projects.tabs import tabs as project_tabs
from vinculo.documents.lists import Row, rows_of
from vinculo.documents.models import Document, Folder
from vinculo.exchange.lists.columns import Column, Kind

A_PAGE = 50


def _in_project(request: HttpRequest, pk: int) -> Any:
    project = project_of(request, pk)
    place = with_folder(request, Place(project.client, project))
    return _lying(request, place, documents_seen_by(request.user).filter(project=project))


def _at_client(request: HttpRequest, pk: int) -> Any:
    client = client_of(request, pk)
    place = with_folder(request, Place(client))
    return _lying(request, place, documents_seen_by(request.user).filter(client=client))


def _with_versions(request: HttpRequest, documents: list[Document]) -> list[Row]:
    return rows_of(documents)


COLUMNS = (
    Column(_("File"), "document.title"),
    Column(_("Project"), "document.project.name"),
    Column(_("Drawer"), "document.folder.name"),
    Column(_("Seen by"), "document.get_audience_display"),
    Column(_("Version"), "version.number", Kind.NUMBER),
    Column(_("File name"), "version.name"),
    Column(_("Bytes"), "version.size", Kind.NUMBER),
    Column(_("Changed"), "version.at", Kind.MOMENT),
    Column(_("By"), lambda row: row.version.by or row.version.by_contact or ""),
    Column("SHA-256", "version.sha256"),
)


@require_safe
@Leaving("files-of-project", _("Files"), _in_project, COLUMNS, dress=_with_versions)
def of_project(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    place = with_folder(request, Place(project.client, project))
    seen = documents_seen_by(request.user).filter(project=project)
    context = {"project": project, "tabs": project_tabs(project, "files")}
    return render(request, "documents/of_project.html", {**context, **_shown(request, place, seen)})


@require_safe
@Leaving("files-of-client", _("Files"), _at_client, COLUMNS, dress=_with_versions)
def of_client(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    place = with_folder(request, Place(client))
    seen = documents_seen_by(request.user).filter(client=client)
    context = {"client": client, "tabs": client_tabs(client, "files")}
    return render(request, "documents/of_client.html", {**context, **_shown(request, place, seen)})


def _shown(request: HttpRequest, place: Place, seen: Any) -> dict[str, Any]:
    """In a drawer what lies there; outside what lies in none, and for a client what its projects have."""
    in_bin = request.GET.get("which") == "bin"
    page: Any = Paginator(_lying(request, place, seen), A_PAGE).get_page(request.GET.get("page"))
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


def _lying(request: HttpRequest, place: Place, seen: Any) -> Any:
    related = seen.select_related("project", "folder")
    if request.GET.get("which") == "bin":
        return related.filter(deleted_at__isnull=False).order_by("-deleted_at", "-pk")
    kept = related.kept().newest_first()
    if place.folder:
        return kept.filter(folder=place.folder)
    return kept.filter(folder=None) if place.project else kept.exclude(project=None, folder__isnull=False)


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
