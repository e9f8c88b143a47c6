"""What of clients and contacts can be found by words. Personal notes are for reading, so they are left out."""

from collections.abc import Collection, Iterable
from typing import Any

from vinculo.clients.models import Client, Contact, ContactRole, Profile
from vinculo.db.among import among_keys
from vinculo.db.search import Doc, drop, put

CLIENT, CONTACT = "client", "contact"
OF_CLIENT = ("pk", "name", "line", "city", "website", "created_at", "deleted_at")
OF_CONTACT = ("pk", "name", "email", "phone", "about", "created_at", "deleted_at")
OF_ROLE = ("contact_id", "client_id", "title", "decides", "left_on", "client__name")


def index_clients(clients: Iterable[Any]) -> int:
    """Make these clients findable by name, line, city and profile; those in the bin are made unfindable."""
    clients = list(clients)
    known = Profile.objects.filter(pk__in=among_keys([client.pk for client in clients]))
    profiles = {profile.pk: profile for profile in known}
    gone = [client.pk for client in clients if client.deleted_at]
    if gone:
        drop(CLIENT, gone)
    return put(_client(client, profiles.get(client.pk)) for client in clients if not client.deleted_at)


def index_contacts(contacts: Iterable[Any]) -> int:
    """Make these contacts findable by name, addresses and what they do; under the client where they are now."""
    contacts = list(contacts)
    gone = [contact.pk for contact in contacts if contact.deleted_at]
    if gone:
        drop(CONTACT, gone)
    roles: dict[int, list[Any]] = {}
    found = ContactRole.objects.filter(contact__in=among_keys([contact.pk for contact in contacts])).order_by(
        "-is_key", "pk"
    )
    for role in found.values_list(*OF_ROLE, named=True):
        roles.setdefault(role.contact_id, []).append(role)
    return put(_contact(contact, roles.get(contact.pk, [])) for contact in contacts if not contact.deleted_at)


def _client(client: Any, profile: Profile | None) -> Doc:
    words = [client.line, client.city, client.website]
    if profile:
        words += [profile.sells, profile.sells_to, profile.goals, profile.motivations, profile.priorities]
        words.append(profile.working_style)
    return Doc(CLIENT, client.pk, client.pk, client.name, _joined(words), client.created_at)


def index_clients_of(ids: Collection[int]) -> int:
    """`index_clients` for many, without making a record of each."""
    return index_clients(Client.objects.filter(pk__in=among_keys(ids)).values_list(*OF_CLIENT, named=True))


def index_contacts_of(ids: Collection[int]) -> int:
    """`index_contacts` for many, without making a record of each."""
    return index_contacts(Contact.objects.filter(pk__in=among_keys(ids)).values_list(*OF_CONTACT, named=True))


def _contact(contact: Any, roles: list[Any]) -> Doc:
    present = [role for role in roles if role.left_on is None] or roles
    words = [contact.email, contact.phone, contact.about]
    for role in roles:
        words += [role.title, role.decides, role.client__name]
    home = present[0].client_id if present else None
    return Doc(CONTACT, contact.pk, home, contact.name, _joined(words), contact.created_at)


def _joined(words: Iterable[str]) -> str:
    return "\n".join(word for word in words if word)
