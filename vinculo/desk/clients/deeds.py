"""Archive, pin and throw away: one press each, and one to take it back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.clients.models import Client, Pin
from vinculo.clients.searchable import index_clients
from vinculo.desk.clients.found import client_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_POST
@team_only
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    was = client.archived_at
    if was is None:
        client.archive(at=timezone.now())
        said = _("%(client)s is archived: kept, and out of the way.")
    else:
        client.unarchive()
        said = _("%(client)s is active again.")
    client_changed(client.pk)
    before = [[client.pk, was.isoformat() if was else None]]
    back = undo_address(request.user, "clients.archived", ids=[], before=before, back=client.get_absolute_url())
    toast(request, said % {"client": client.name}, undo=back)
    return redirect(client)


@require_POST
def pin(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    _pin, is_new = Pin.objects.get_or_create(person=request.user, client=client)
    if not is_new:
        Pin.objects.filter(person=request.user, client=client).delete()
    said = _("%(client)s is at hand in the sidebar.") if is_new else _("%(client)s is no longer at hand.")
    toast(request, said % {"client": client.name})
    return redirect(client)


@require_POST
@team_only
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    client.throw_away(by=request.user, at=timezone.now())
    index_clients([client])
    back = undo_address(request.user, "clients.bin", ids=[client.pk], back=client.get_absolute_url())
    toast(request, _("%(client)s is in the bin for 30 days.") % {"client": client.name}, undo=back)
    return redirect("clients:list")


@undoing("clients.bin")
def take_out(person: Person, ids: list[int], before: Any) -> None:
    for client in Client.objects.visible_to(person).in_bin().filter(pk__in=ids):
        client.restore()
        index_clients([client])
        client_changed(client.pk)
