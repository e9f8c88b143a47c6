"""What lay in the bin for thirty days goes for good."""

from datetime import datetime, timedelta

from vinculo.clients.models import BIN_DAYS, Client, Contact, Merge
from vinculo.clients.searchable import CLIENT, CONTACT
from vinculo.db.search import drop
from vinculo.db.search.moving import drop_client


def empty_bin(*, at: datetime) -> int:
    """Delete clients and contacts thrown away 30 days before `at`, with all that is theirs. Returns how many."""
    before = at - timedelta(days=BIN_DAYS)
    contacts = Contact.objects.filter(deleted_at__lt=before)
    clients = Client.objects.filter(deleted_at__lt=before)
    contact_ids, client_ids = list(contacts.values_list("pk", flat=True)), list(clients.values_list("pk", flat=True))
    for pk in client_ids:
        drop_client(pk)
    drop(CLIENT, client_ids)
    drop(CONTACT, contact_ids)
    contacts.filter(pk__in=contact_ids).delete()
    clients.filter(pk__in=client_ids).delete()
    Merge.objects.filter(at__lt=before).delete()
    return len(contact_ids) + len(client_ids)
