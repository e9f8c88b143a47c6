"""
What was invoiced has to be kept for years, so a client with issued invoices stays in the bin however long it lies
there, and nobody can delete it for ever. Drafts and plans of the others go with them.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from vinculo.clients.emptying import in_bin_before
from vinculo.clients.models import Client
from vinculo.documents import emptying
from vinculo.money.models import Instalment, Invoice, Payment
from vinculo.people.models import Person

DRAFTS_KEPT = timedelta(days=30)


class WasInvoiced(Exception):
    """Invoices to them were issued: they stay."""


def was_invoiced() -> Exists:
    """For a queryset of clients: an invoice to them was issued."""
    return Exists(Invoice.objects.issued().filter(client=OuterRef("pk")))


@transaction.atomic
def empty_bin(*, at: datetime) -> int:
    """All that lies in the bin for thirty days, drafts of invoices too, but no client with issued invoices."""
    count, _what = Invoice.objects.filter(deleted_at__lt=at - DRAFTS_KEPT).delete()
    clients = Client.objects.filter(deleted_at__lt=in_bin_before(at))
    stay = list(clients.filter(was_invoiced()).values_list("pk", flat=True))
    signed = clients.filter(emptying.was_signed()).values("pk")
    take_out_drafts(clients.exclude(pk__in=stay).exclude(pk__in=signed))
    return (1 if count else 0) + emptying.empty_bin(at=at, but_clients=stay)


def take_out_drafts(clients: "QuerySet[Client]") -> None:
    """What does not go by itself: drafts, and what makes them."""
    Invoice.objects.filter(issued_at=None, client__in=clients).delete()
    Instalment.objects.filter(client__in=clients).delete()


def take_out_everything(clients: "QuerySet[Client]") -> None:
    """What was issued too, past its own refusal: only for clients that were made up, of a demo."""
    theirs = Invoice._base_manager.filter(client__in=clients)
    for rows in (
        Payment._base_manager.filter(invoice__in=theirs, takes_back__isnull=False),
        Payment._base_manager.filter(invoice__in=theirs),
        theirs.filter(corrects__isnull=False),
        theirs,
        Instalment._base_manager.filter(client__in=clients),
    ):
        rows.delete()


@transaction.atomic
def delete_client(client: Client, *, by: Person, at: datetime) -> None:
    """For ever, with everything that was signed; see vinculo.documents.emptying. Raises WasInvoiced."""
    found = Client.objects.filter(pk=client.pk)
    if found.filter(was_invoiced()).exists():
        raise WasInvoiced
    take_out_drafts(found)
    emptying.delete_client(client, by=by, at=at)
