"""Handing it to a colleague, who signs in their place."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from vinculo import jobs
from vinculo.access.models import Access
from vinculo.access.sees import WRITING
from vinculo.clients.models import Contact
from vinculo.documents.models import Signer, SigningRequest
from vinculo.documents.signing.asking import TELL, about
from vinculo.documents.signing.standing import NotTheirTurn, held_open, waits_for
from vinculo.projects.models import ProjectContact
from vinculo.record.chain import Actor, append


class NotAColleague(ValueError):
    """They cannot come in here, have no say in it, or are asked already."""


def colleagues(request: SigningRequest) -> QuerySet[Contact]:
    """Who could sign instead: comes into the portal, has a say in the project, and is not asked already."""
    let_in = Access.objects.open().filter(client=request.client_id, contact=OuterRef("pk"))
    parts = ProjectContact.objects.filter(
        contact=OuterRef("pk"), role__in=WRITING, project__client=request.client_id, project__deleted_at=None
    )
    if request.project_id:
        parts = parts.filter(project=request.project_id)
    asked = Signer.objects.filter(request=request, contact=OuterRef("pk"))
    with_address = Contact.objects.kept().exclude(email="")
    return with_address.filter(Exists(let_in), Exists(parts), ~Exists(asked)).order_by("name_folded", "pk")


@transaction.atomic
def delegate(signer: Signer, *, to: Contact, actor: Actor, at: datetime) -> Signer:
    """The colleague stands in their place, with their position. NotOpen, NotTheirTurn, NotAColleague."""
    request = held_open(signer.request_id, at=at)
    mine = Signer.objects.select_related("signature").get(pk=signer.pk)
    if not waits_for(mine):
        raise NotTheirTurn
    if not colleagues(request).filter(pk=to.pk).exists():
        raise NotAColleague
    instead = Signer.objects.create(
        request=request, contact=to, capacity=mine.capacity, position=mine.position, asked_at=at
    )
    mine.delegated_to, mine.delegated_at = instead, at
    mine.save(update_fields=["delegated_to", "delegated_at"])
    facts = {"signer": mine.pk, "instead": instead.pk, "to": to.pk}
    append(about(request, "signing.delegated", facts, of=f"contact:{to.pk}", contact=to.name), actor=actor, at=at)
    jobs.enqueue(TELL, request.pk)
    return instead
