"""What we invoiced them, as far as it is not settled long since."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from vinculo.money.invoicing.spoken import without_talk
from vinculo.money.models import Invoice, MoneyTalk
from vinculo.practices.facts import InvoiceFacts
from vinculo.practices.reading.rows import Grouped, fact, grouped

REMEMBERED = timedelta(days=400)


def invoices(ids: list[int]) -> Grouped:
    columns = ("id", "number", "issued_at", "due_on", "sent_at", "settled_on", "project_id", "issued_by_id")
    since = timezone.localdate() - REMEMBERED
    issued = Invoice.objects.issued().filter(kind=Invoice.Kind.INVOICE, client__in=ids, due_on__isnull=False)
    rows = issued.filter(Q(settled_on=None) | Q(settled_on__gte=since))
    with_talks = without_talk(rows).annotate(talk_at=Subquery(_talks()), said_at=Subquery(_said()))

    def invoice(*values: Any) -> InvoiceFacts:
        *facts, counts, talk_at, said_at, spoken_at = values
        return replace(
            fact(InvoiceFacts, *facts), needs_talk=not counts, talk_at=talk_at, spoken_at=said_at or spoken_at
        )

    return grouped(with_talks, invoice, "client_id", *columns, "counts", "talk_at", "said_at", "spoken_at")


def _talks() -> QuerySet[MoneyTalk, Any]:
    """The last one about it that stands."""
    about = MoneyTalk.objects.stand().filter(invoice=OuterRef("pk"), starts_at__isnull=False)
    return about.order_by("-starts_at").values("starts_at")[:1]


def _said() -> QuerySet[MoneyTalk, Any]:
    """When somebody first spoke of its amount, or decided to do without."""
    about = MoneyTalk.objects.stand().filter(invoice=OuterRef("pk"))
    said = about.annotate(said_at=Coalesce("held_at", "overridden_at")).filter(said_at__isnull=False)
    return said.order_by("said_at").values("said_at")[:1]
