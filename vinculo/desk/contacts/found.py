"""The contact an address speaks of, found through what the person may see."""

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.clients.models import Client, Contact, ContactRole
from vinculo.clients.searchable import index_contacts
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed


def contact_of(request: HttpRequest, pk: int) -> Contact:
    """A contact that is not in the bin, at a client the person sees; 404 for any other."""
    return get_object_or_404(Contact.objects.visible_to(request.user).kept(), pk=pk)


def role_of(request: HttpRequest, pk: int) -> ContactRole:
    roles = ContactRole.objects.select_related("client", "contact").filter(at_clients_of(request.user))
    return get_object_or_404(roles, pk=pk, contact__deleted_at=None)


def at_clients_of(person: Person) -> Exists:
    """Asked of each role on its own: to list all clients of a manager first would cost more than the page."""
    return Exists(Client.objects.visible_to(person).kept().filter(pk=OuterRef("client_id")))


def contact_changed(contact: Contact) -> None:
    """Findable as it is now, and every client of theirs checked again."""
    index_contacts([contact])
    for client_id in contact.roles.values_list("client_id", flat=True):
        client_changed(client_id)


def roles_seen(contact: Contact, person: Person) -> list[ContactRole]:
    """What they are at the clients this person sees: where they are now first."""
    roles = ContactRole.objects.filter(at_clients_of(person), contact=contact).select_related("client")
    return sorted(roles, key=lambda role: (role.left_on is not None, not role.is_key, role.pk))
