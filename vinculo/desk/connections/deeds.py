"""What one does with a connection and with what it joins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.desk.connections.found import connection_of, importers_only, link_of
from vinculo.exchange.connections import connecting
from vinculo.exchange.connections.running import run_soon
from vinculo.web.toasts import toast


@require_POST
@importers_only
def run(request: HttpRequest, pk: int) -> HttpResponse:
    connection = connection_of(request, pk)
    run_soon(connection.pk)
    toast(request, _("%(name)s is looked through now.") % {"name": connection.name})
    return redirect("connections:page", connection.pk)


@require_POST
@importers_only
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    connection = connection_of(request, pk)
    connection.pause(by=request.user, at=timezone.now())
    toast(request, _("%(name)s is paused: nothing comes in or goes out.") % {"name": connection.name})
    return redirect("connections:page", connection.pk)


@require_POST
@importers_only
def go_on(request: HttpRequest, pk: int) -> HttpResponse:
    connection = connection_of(request, pk)
    connection.go_on()
    run_soon(connection.pk)
    toast(request, _("%(name)s goes on.") % {"name": connection.name})
    return redirect("connections:page", connection.pk)


@require_POST
@importers_only
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    connection = connection_of(request, pk)
    connecting.remove(connection, at=timezone.now())
    toast(request, _("%(name)s is gone, and its token with it. What came in stays.") % {"name": connection.name})
    return redirect("connections:list")


@require_POST
@importers_only
def out(request: HttpRequest, pk: int) -> HttpResponse:
    link = link_of(request, pk)
    connecting.go_out(link, at=timezone.now())
    toast(request, _("Our changes go to “%(name)s” from now on.") % {"name": link.name})
    return redirect("connections:page", link.connection_id)


@require_POST
@importers_only
def in_only(request: HttpRequest, pk: int) -> HttpResponse:
    link = link_of(request, pk)
    connecting.go_out(link, at=None)
    toast(request, _("“%(name)s” comes in, and nothing of ours goes there.") % {"name": link.name})
    return redirect("connections:page", link.connection_id)


@require_POST
@importers_only
def part(request: HttpRequest, pk: int) -> HttpResponse:
    link = link_of(request, pk)
    connecting.part(link, at=timezone.now())
    toast(request, _("“%(name)s” and our project go their own ways. Both stay as they are.") % {"name": link.name})
    return redirect("connections:page", link.connection_id)
