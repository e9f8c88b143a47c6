"""The request an address speaks of, found through what the person may see."""

from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.documents.models import SigningRequest
from vinculo.documents.models.signing import SigningRequestQuerySet
from vinculo.documents.signing.standing import RELATED
from vinculo.people.models import Person


def seen_by(person: Person) -> SigningRequestQuerySet:
    """Never of a client or project that is in the bin."""
    seen = SigningRequest.objects.visible_to(person).filter(client__deleted_at=None)
    return seen.filter(Q(project=None) | Q(project__deleted_at=None))


def request_of(request: HttpRequest, pk: int) -> SigningRequest:
    return get_object_or_404(seen_by(request.user).select_related(*RELATED), pk=pk)
