"""Drafts of invoices that came by themselves: whoever has the client is told, once."""

from datetime import datetime, timedelta

from vinculo.money.models import Invoice
from vinculo.notifications.models import Kind
from vinculo.notifications.telling import News, tell
from vinculo.people.models import Organization

RECENT = timedelta(days=1)
BATCH = 200


def look_at_drafts(at: datetime) -> int:
    """Returns how many notices are new. Telling twice makes none: the invoice is the key."""
    fresh = Invoice.objects.drafts().filter(billed__at__gte=at - RECENT)
    drafts = list(fresh.select_related("client__owner", "project__lead").order_by("billed__pk")[:BATCH])
    house = Organization.current() if drafts else None
    made = 0
    for invoice in drafts:
        owner = invoice.client.owner or (invoice.project.lead if invoice.project else None)
        facts = {"what": invoice.title, "client": invoice.client.name}
        news = News(Kind.ASSIGNED, f"invoice:{invoice.pk}", client_id=invoice.client_id, facts=facts)
        made += len(tell(news, to=[owner], by=None, at=at, organization=house))
    return made
