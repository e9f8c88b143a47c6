"""The paper goes to the client: into the portal, for those who decide there. Not before the price was spoken of."""

from datetime import datetime

from django.db import transaction

from vinculo.clients.models import Audience
from vinculo.documents.verbs import share
from vinculo.money.invoicing import recorded
from vinculo.money.invoicing.paper import paper_of
from vinculo.money.invoicing.spoken import is_spoken
from vinculo.money.models import Invoice
from vinculo.people.models import Person


class NotSpoken(ValueError):
    """Its amount was not spoken of, and nobody said why that is fine."""


class NotIssued(ValueError):
    """A draft stays with us."""


@transaction.atomic
def send(invoice: Invoice, *, by: Person, at: datetime) -> None:
    """They see it in the portal from now on. Sending it again changes nothing. NotIssued, NotSpoken."""
    if not invoice.is_issued:
        raise NotIssued
    if not is_spoken(invoice):
        raise NotSpoken
    version = paper_of(invoice)
    share(version.document, Audience.SHARED, by=by, at=at, is_spoken=True)
    if invoice.sent_at:
        return
    invoice.sent_at = at
    invoice.spoken_at = invoice.spoken_at or at
    invoice.save(update_fields=["sent_at", "spoken_at", "updated_at"])
    recorded.did("sent", invoice, by=by, at=at)
