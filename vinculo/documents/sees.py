"""Which documents a contact sees in the portal of a client: what both sides share, in the projects they are part of."""

from django.db.models import Exists, OuterRef, Q

from vinculo.access.models import Access
from vinculo.access.sees import decides_in, projects_of
from vinculo.documents.models import Document, Signer, Version
from vinculo.documents.models.document import DocumentQuerySet


def documents_of(contact_id: int, client_id: int) -> DocumentQuerySet:
    """
    Shared and not thrown away; of their projects, or of no project at all. Whether a version of it may be read is a
    question of its own (`readable`).
    """
    let_in = Access.objects.open().filter(contact=contact_id, client=client_id)
    theirs = Q(project=None) | Q(project__in=projects_of(contact_id, client_id))
    kept = Document.objects.shared().kept().filter(client=client_id, client__deleted_at=None)
    return kept.filter(theirs).filter(Exists(let_in)).filter(_speaks_of_no_price_or_they_decide(contact_id, client_id))


def _speaks_of_no_price_or_they_decide(contact_id: int, client_id: int) -> Q:
    """
    What is about money is for those who decide: in its project, or in any of theirs where it is of none. And for
    whoever was asked to sign it, in the place of a decider too.
    """
    decides = decides_in(contact_id, client_id)
    anywhere = Q(Exists(decides), project=None)
    asked = Signer.objects.filter(contact=contact_id, request__client=client_id, asked_at__isnull=False)
    signs = Q(Exists(asked.filter(request__frozen__document=OuterRef("pk"))))
    return Q(about_money=False) | Q(project__in=decides.values("pk")) | anywhere | signs


def readable() -> Exists:
    """For a queryset of documents: one version of it at least was let through."""
    return Exists(Version.objects.filter(document=OuterRef("pk"), state=Version.State.GOOD))
