"""Whether the reader of a link is who asks, and may still read: asked each time, so that a removal holds at once."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from vinculo.access import visits
from vinculo.access.models import Access, Visit
from vinculo.access.visit_cookie import key_in
from vinculo.clients.models import Client
from vinculo.documents.links import Claim, Reader
from vinculo.documents.models import Document, Version
from vinculo.documents.sees import documents_of
from vinculo.people.models import Person

# Readers of higher floors, by their kind: the documents that the one of this number may read at a moment, or None.
OTHERS: dict[str, Callable[[int, datetime], Any]] = {}


def version_for(request: HttpRequest, claim: Claim, *, at: datetime) -> Version | None:
    """The version that the link names, if this is its reader and may read it now."""
    documents = _documents(request, claim.reader, at)
    if documents is None:
        return None
    good = Version.objects.filter(pk=claim.version_id, state=Version.State.GOOD)
    return good.filter(document__in=documents).first()


def _documents(request: HttpRequest, reader: Reader, at: datetime) -> Any:
    if reader.kind == "visit":
        visit = _visit(request, reader.pk, at)
        return documents_of(visit.contact_id, visit.access.client_id) if visit and visit.access else None
    if reader.kind in OTHERS:
        return OTHERS[reader.kind](reader.pk, at)
    person = _person(request, reader.pk)
    if person is None:
        return None
    seen = Document.objects.kept().visible_to(person)
    if reader.access is None:
        return seen
    access = Access.objects.open().filter(pk=reader.access, client__in=Client.objects.visible_to(person)).first()
    return documents_of(access.contact_id, access.client_id) if access else None


def _visit(request: HttpRequest, pk: int, at: datetime) -> Visit | None:
    """The visit of the cookie. A host of its own for files gets no cookie: there the link alone must do."""
    if not settings.FILES_URL:
        visit = visits.current(key_in(request), at=at)
        return visit if visit and visit.pk == pk else None
    found = Visit.objects.open_at(at).filter(pk=pk).select_related("access__client", "access__contact").first()
    return found if found and found.access and found.access.is_open else None


def _person(request: HttpRequest, pk: int) -> Person | None:
    if not settings.FILES_URL:
        return request.user if isinstance(request.user, Person) and request.user.pk == pk else None
    return Person.objects.filter(pk=pk, is_active=True).first()
