"""The connections one looks after."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.desk.connections.found import importers_only
from vinculo.exchange.connections.models import Connection


@require_safe
@importers_only
def list_page(request: HttpRequest) -> HttpResponse:
    found = Connection.objects.managed_by(request.user).select_related("owner").annotate(count=Count("links"))
    return render(request, "connections/list.html", {"connections": list(found)})
