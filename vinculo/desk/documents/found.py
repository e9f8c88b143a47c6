"""The documents a person may see, and the ones an address speaks of."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.clients.models import Client
from vinculo.desk.clients.found import client_of
from vinculo.desk.numbers import is_number
from vinculo.desk.projects.found import project_of
from vinculo.documents.models import Document, Folder, Version
from vinculo.documents.models.document import DocumentQuerySet
from vinculo.people.models import Person
from vinculo.projects.models import Project


def documents_seen_by(person: Person) -> DocumentQuerySet:
    """Thrown away or not; never of a client or project that is in the bin."""
    seen = Document.objects.visible_to(person).filter(client__deleted_at=None)
    return seen.filter(Q(project=None) | Q(project__deleted_at=None))


def document_of(request: HttpRequest, pk: int, *, in_bin: bool = False) -> Document:
    found = documents_seen_by(request.user).filter(deleted_at__isnull=not in_bin)
    return get_object_or_404(found.select_related("client", "project", "folder", "by", "by_contact"), pk=pk)


def version_of(request: HttpRequest, pk: int, number: int) -> Version:
    """A version of a document that lies in no bin, with its document."""
    seen = documents_seen_by(request.user).kept()
    found = Version.objects.filter(document__in=seen, document=pk, number=number)
    return get_object_or_404(found.select_related("document__client", "document__project", "by", "by_contact"))


def folder_of(request: HttpRequest, pk: int) -> Folder:
    seen = Folder.objects.visible_to(request.user).filter(client__deleted_at=None)
    return get_object_or_404(seen.select_related("client", "project", "inside"), pk=pk)


@dataclass(frozen=True, slots=True)
class Place:
    """Where documents belong: a project, or a client without one; and the drawer that is open."""

    client: Client
    project: Project | None = None
    folder: Folder | None = None

    @property
    def url(self) -> str:
        of: Any = self.project or self.client
        return f"{of.get_absolute_url()}files/"

    @property
    def here(self) -> str:
        return f"{self.url}?folder={self.folder.pk}" if self.folder else self.url

    @property
    def asked(self) -> str:
        """As a query that `place_of` reads."""
        of = f"project={self.project.pk}" if self.project else f"client={self.client.pk}"
        return f"{of}&folder={self.folder.pk}" if self.folder else of

    @property
    def folders(self) -> Any:
        return Folder.objects.filter(client=self.client, project=self.project)


def place_of(request: HttpRequest) -> Place:
    """What ?project= or ?client= and ?folder= say; 404 for none, and for what they may not see."""
    project, client = request.GET.get("project", ""), request.GET.get("client", "")
    if is_number(project):
        found = project_of(request, int(project))
        place = Place(found.client, found)
    elif is_number(client):
        place = Place(client_of(request, int(client)))
    else:
        raise Http404
    return with_folder(request, place)


def with_folder(request: HttpRequest, place: Place) -> Place:
    said = request.GET.get("folder", "")
    if not said:
        return place
    if not is_number(said):
        raise Http404
    seen = place.folders.visible_to(request.user)
    folder = get_object_or_404(seen.select_related("inside"), pk=int(said))
    return Place(place.client, place.project, folder)
