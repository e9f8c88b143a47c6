"""What an address of connections speaks of, found through what the person looks after."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from vinculo.exchange.connections.models import Connection, Link
from vinculo.people.permissions import may_import, only

View = Callable[..., HttpResponse]
importers_only: Callable[[View], View] = only(may_import)


def connection_of(request: HttpRequest, pk: int) -> Connection:
    return get_object_or_404(Connection.objects.managed_by(request.user).select_related("owner"), pk=pk)


def link_of(request: HttpRequest, pk: int) -> Link:
    managed = Connection.objects.managed_by(request.user)
    return get_object_or_404(Link.objects.filter(connection__in=managed).select_related("connection__owner"), pk=pk)
