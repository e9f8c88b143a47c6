"""Throwing a contact away, for thirty days."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.clients.models import Contact
from vinculo.desk.contacts.found import contact_changed, contact_of, roles_seen
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.people.models import Person
from vinculo.web.toasts import toast


@require_POST
@team_only
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    contact = contact_of(request, pk)
    at_client = next((role.client for role in roles_seen(contact, request.user)), None)
    contact.throw_away(by=request.user, at=timezone.now())
    contact_changed(contact)
    back = undo_address(request.user, "contacts.bin", ids=[contact.pk], back=contact.get_absolute_url())
    toast(request, _("%(name)s is in the bin for 30 days.") % {"name": contact.name}, undo=back)
    return redirect(at_client or "clients:list")


@undoing("contacts.bin")
def take_out(person: Person, ids: list[int], before: Any) -> None:
    binned = Contact.objects.visible_to(person).filter(pk__in=ids, deleted_at__isnull=False, merged_into=None)
    for contact in binned:
        contact.restore()
        contact_changed(contact)


@undoing("contacts.made")
def unmake(person: Person, ids: list[int], before: Any) -> None:
    """Into the bin, for whoever finds that something was said with them meanwhile."""
    for contact in Contact.objects.visible_to(person).kept().filter(pk__in=ids):
        contact.throw_away(by=person, at=timezone.now())
        contact_changed(contact)
