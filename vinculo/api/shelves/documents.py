"""Documents: what is known of them. The bytes lie behind an address of their own, GET /documents/{id}/download."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from vinculo.api.kinds import Part, Shown, many
from vinculo.api.shelf import Filter, Shelf
from vinculo.api.shelves import by
from vinculo.documents.models import Document
from vinculo.people.models import Person


class VersionShown(Part):
    number: int
    name: str
    media_type: str
    size: int
    sha256: str
    state: str
    note: str
    at: datetime


class DocumentShown(Shown):
    id: int
    client_id: int
    project_id: int | None
    folder_id: int | None
    title: str
    audience: str
    by_id: int | None
    by_contact_id: int | None
    created_at: datetime
    changed_at: datetime
    versions: many(VersionShown)  # type: ignore[valid-type]


def found(person: Person) -> QuerySet[Document]:
    rows: QuerySet[Any] = Document.objects.visible_to(person).kept().filter(client__deleted_at=None)
    return rows.filter(Q(project=None) | Q(project__deleted_at=None)).prefetch_related("versions")


shelf = Shelf(
    name="documents", one="a document", area="documents", shown=DocumentShown, found=found,
    filters={
        "client_id": by.CLIENT, "project_id": by.PROJECT,
        "folder_id": Filter(by.CLIENT.kind, "folder_id", "In this drawer."),
    },
    orders={"created_at": "created_at", "changed_at": "changed_at"}, updated="changed_at",
)  # fmt: skip
