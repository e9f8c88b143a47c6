"""Prices on their way to clients, and the talks about them."""

from typing import Any

from django.db.models import Case, F, Max, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from vinculo.money.models import MoneyTalk, Quote, QuoteAnswer
from vinculo.practices.facts import QuoteFacts
from vinculo.practices.reading.rows import Grouped, grouped

State = Quote.State
OVER = (State.ACCEPTED, State.DECLINED, State.CHANGES)


def quotes(ids: list[int]) -> Grouped:
    """The version they have of each; what was never sent is no news to them."""
    columns = ("id", "number", "title", "current__sent_at", "contact_id", "owner_id", "project_id")
    sent = Quote.objects.kept().filter(client__in=ids, current__sent_at__isnull=False)
    rows = sent.annotate(talk_at=Subquery(_talks()), over_at=_over_at())
    return grouped(rows, QuoteFacts, "client_id", *columns, "talk_at", "spoken_at", "over_at")


def _talks() -> QuerySet[MoneyTalk, Any]:
    """The last one that stands, of those about what they have now."""
    about = MoneyTalk.objects.stand().filter(quote=OuterRef("pk"), starts_at__isnull=False)
    now = about.filter(Q(held_at=None) | Q(held_at__gte=OuterRef("current__sent_at")))
    return now.order_by("-starts_at").values("starts_at")[:1]


def _over_at() -> Case:
    """Since when nothing is waited for: their last answer, else the last change of the quote itself."""
    answers = QuoteAnswer.objects.filter(version__quote=OuterRef("pk")).order_by().values("version__quote")
    last = Subquery(answers.annotate(last_at=Max("at")).values("last_at"))
    withdrawn = When(state=State.WITHDRAWN, then=F("updated_at"))
    return Case(withdrawn, When(state__in=OVER, then=Coalesce(last, F("updated_at"))), default=None)
