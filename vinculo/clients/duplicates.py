"""Records that look like the same client, or the same person."""

from typing import Any

from django.db.models import Count

from vinculo.clients.models import Client, Contact, ContactRole
from vinculo.people.models import Person

MOST = 50


def clients_alike(person: Person) -> list[list[Client]]:
    """Groups of clients of one name, as far as this person sees them."""
    seen = Client.objects.visible_to(person).kept()
    return _groups(seen, "name_folded")


def contacts_alike(person: Person) -> list[list[Contact]]:
    """Groups of contacts with one e-mail address, then of one name at one client."""
    seen = Contact.objects.visible_to(person).kept()
    same_mail = _groups(seen.exclude(email=""), "email")
    grouped = {contact.pk for group in same_mail for contact in group}
    same_name = [group for group in _groups(seen, "name_folded") if not grouped & {c.pk for c in group}]
    return (same_mail + _sharing_a_client(same_name))[:MOST]


def twins_of(record: Client | Contact, person: Person) -> list[Any]:
    """Others that look like this one."""
    seen: Any = type(record).objects.visible_to(person).kept().exclude(pk=record.pk)
    alike = seen.filter(name_folded=record.name_folded)
    if isinstance(record, Contact) and record.email:
        alike = alike | seen.filter(email=record.email)
    return list(alike.order_by("pk")[:MOST])


def _groups(seen: Any, column: str) -> list[list[Any]]:
    repeated = seen.order_by(column).values(column).annotate(times=Count("pk")).filter(times__gt=1)
    values = list(repeated.values_list(column, flat=True)[:MOST])
    groups: dict[str, list[Any]] = {}
    for record in seen.filter(**{f"{column}__in": values}).order_by(column, "pk"):
        groups.setdefault(getattr(record, column), []).append(record)
    return list(groups.values())


def _sharing_a_client(groups: list[list[Contact]]) -> list[list[Contact]]:
    """Those groups two of whom are at one client: a name alone does not make two people one."""
    homes: dict[int, list[int]] = {}
    roles = ContactRole.objects.filter(contact__in=[contact.pk for group in groups for contact in group])
    for contact_id, client_id in roles.values_list("contact_id", "client_id"):
        homes.setdefault(contact_id, []).append(client_id)
    at = [[home for contact in group for home in homes.get(contact.pk, [])] for group in groups]
    return [group for group, clients in zip(groups, at, strict=True) if len(clients) != len(set(clients))]
