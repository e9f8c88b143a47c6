"""What lay in the bin for thirty days goes for good."""

from collections.abc import Collection
from datetime import datetime, timedelta

from vinculo.clients.models import BIN_DAYS, Client, Contact, Merge
from vinculo.clients.searchable import CLIENT, CONTACT
from vinculo.db.search import drop
from vinculo.db.search.moving import drop_client


def in_bin_before(at: datetime) -> datetime:
    return at - timedelta(days=BIN_DAYS)


def empty_bin(*, at: datetime, but_clients: Collection[int] = (), but_contacts: Collection[int] = ()) -> int:
    """
    Delete clients and contacts thrown away 30 days before `at`, with all that is theirs. Returns how many.

    `but_clients`, `but_contacts`: who has to stay.
    """
    before = in_bin_before(at)
    contacts = Contact.objects.filter(deleted_at__lt=before).exclude(pk__in=but_contacts)
    clients = Client.objects.filter(deleted_at__lt=before).exclude(pk__in=but_clients)
    contact_ids, client_ids = list(contacts.values_list("pk", flat=True)), list(clients.values_list("pk", flat=True))
    drop(CONTACT, contact_ids)
    Contact.objects.filter(pk__in=contact_ids).delete()
    delete_clients(client_ids)
    Merge.objects.filter(at__lt=before).delete()
    return len(contact_ids) + len(client_ids)


def delete_clients(ids: Collection[int]) -> None:
    for pk in ids:
        drop_client(pk)
    drop(CLIENT, list(ids))
    Client.objects.filter(pk__in=ids).delete()
