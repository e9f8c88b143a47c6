"""Which archives somebody sees, and which they may take away."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.exchange.archive.models import Archive, ArchiveQuerySet


def archives_of(request: HttpRequest) -> ArchiveQuerySet:
    found: ArchiveQuerySet = Archive.objects.visible_to(request.user)
    return found


def mine(request: HttpRequest, pk: int) -> Archive:
    """One that is ready, made for whoever asks; else 404."""
    archive = get_object_or_404(archives_of(request), pk=pk)
    if not archive.may_be_taken_by(request.user):
        raise Http404
    return archive
