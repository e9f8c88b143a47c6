"""What is done about somebody who comes in."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.access import inviting, visits
from vinculo.access.models import Access, Visit
from vinculo.clients.models import Client
from vinculo.desk.access.found import access_of, actor_of, portal_url
from vinculo.desk.access.noting import note_invitation
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_POST
@team_only
def send_again(request: HttpRequest, pk: int, access_pk: int) -> HttpResponse:
    access = access_of(request, pk, access_pk)
    with transaction.atomic():
        inviting.send_again(access, at=timezone.now())
        note_invitation(access, by=request.user)
    toast(request, _("The letter is on its way to %(name)s again.") % {"name": access.contact.name})
    return redirect(portal_url(pk))


@require_POST
@team_only
def sign_out(request: HttpRequest, pk: int, access_pk: int) -> HttpResponse:
    """A lost phone: they sign in anew, everywhere."""
    access = access_of(request, pk, access_pk)
    visits.end(Visit.objects.filter(contact=access.contact_id), at=timezone.now())
    toast(request, _("%(name)s is signed out everywhere.") % {"name": access.contact.name})
    return redirect(portal_url(pk))


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, access_pk: int) -> HttpResponse:
    access = access_of(request, pk, access_pk)
    inviting.remove(access, by=request.user, actor=actor_of(request), at=timezone.now())
    client_changed(pk)
    undo = undo_address(request.user, "access.removed", ids=[access.pk], back=portal_url(pk))
    toast(request, _("%(name)s no longer comes in.") % {"name": access.contact.name}, undo=undo)
    return redirect(portal_url(pk))


@undoing("access.removed")
def let_in_again(person: Person, ids: list[int], before: Any) -> None:
    seen = Client.objects.visible_to(person).kept()
    for access in Access.objects.filter(pk__in=ids, client__in=seen).select_related("contact", "client"):
        inviting.let_in_again(access, actor=acting(person, proof="password"), at=timezone.now())
        client_changed(access.client_id)
