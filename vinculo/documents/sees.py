"""Which documents a contact sees in the portal of a client: what both sides share, in the projects they are part of."""

from django.db.models import Exists, OuterRef, Q

from vinculo.access.models import Access
from vinculo.access.sees import projects_of
from vinculo.documents.models import Document, Version
from vinculo.documents.models.document import DocumentQuerySet


def documents_of(contact_id: int, client_id: int) -> DocumentQuerySet:
    """
    Shared and not thrown away; of their projects, or of no project at all. Whether a version of it may be read is a
    question of its own (`readable`).
    """
    let_in = Access.objects.open().filter(contact=contact_id, client=client_id)
    theirs = Q(project=None) | Q(project__in=projects_of(contact_id, client_id))
    kept = Document.objects.shared().kept().filter(client=client_id, client__deleted_at=None)
    return kept.filter(theirs).filter(Exists(let_in))


def readable() -> Exists:
    """For a queryset of documents: one version of it at least was let through."""
    return Exists(Version.objects.filter(document=OuterRef("pk"), state=Version.State.GOOD))
