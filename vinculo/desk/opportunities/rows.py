"""Opportunities as rows of a list: only what is shown of them, in one statement and one more for who sent them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from vinculo.pipeline.models import Opportunity, Referral, SellingPromise


class Row(NamedTuple):
    pk: int
    title: str
    stage: int
    stage_since: datetime
    state: str
    value: int | None
    currency: str
    next_step: str
    next_on: date | None
    expected_on: date | None
    client: int | None
    client_name: str | None
    lead: int | None
    lead_company: str | None
    lead_name: str | None
    owner_name: str | None
    channel: str | None
    goals: str
    decider: str
    budget_spoken_at: datetime | None
    lost_for: str
    given: int
    untaken: int
    about_lead: tuple[Any, ...]
    about_client: tuple[Any, ...]

    @property
    def with_whom(self) -> str:
        return self.client_name or self.lead_company or self.lead_name or ""


OF_ROW = (
    "pk", "title", "stage_id", "stage_since", "state", "value", "currency", "next_step", "next_on", "expected_on",
    "client_id", "client__name", "lead_id", "lead__company", "lead__name", "owner__name", "channel__name", "goals",
    "decider", "budget_spoken_at", "lost_for", "given", "untaken",
)  # fmt: skip

ABOUT_LEAD = tuple(f"lead__{name}" for name in ("country", "language", "budget", "currency", "channel_id"))
ABOUT_CLIENT = tuple(f"client__{name}" for name in ("country", "language", "value", "currency"))


def rows(found: QuerySet[Any]) -> list[Row]:
    """In the order they have. Slice before."""
    given = SellingPromise.objects.filter(opportunity=OuterRef("pk")).order_by()
    counted = found.annotate(given=_number(given), untaken=_number(given.filter(taken_at=None)))
    own, of_lead = len(OF_ROW), len(OF_ROW) + len(ABOUT_LEAD)
    return [
        Row._make((*row[:own], row[own:of_lead], row[of_lead:]))
        for row in counted.values_list(*OF_ROW, *ABOUT_LEAD, *ABOUT_CLIENT)
    ]


def who_sent(shown: Iterable[Row]) -> dict[int, str]:
    """By opportunity: who recommended us to them. In one statement."""
    leads = {row.lead: row.pk for row in shown if row.lead}
    clients = {row.client: [one.pk for one in shown if one.client == row.client] for row in shown if row.client}
    if not leads and not clients:
        return {}
    kept = Referral.objects.kept()
    found = kept.filter(lead__in=leads) | kept.filter(sent_client__in=clients)
    names: dict[int, str] = {}
    columns = ("lead_id", "sent_client_id", "contact__name", "client__name", "referrer")
    for lead, client, contact, of_client, referrer in found.order_by("at", "pk").values_list(*columns):
        name = referrer or contact or of_client
        for pk in [leads[lead]] if lead in leads else clients.get(client, []):
            names.setdefault(pk, name)
    return names


def _number(query: QuerySet[Any]) -> Any:
    counted = query.values("opportunity").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def who_sent_one(opportunity: Opportunity) -> str:
    """Who recommended us, for one of them."""
    theirs = Q(lead=opportunity.lead_id) if opportunity.lead_id else Q(pk=None)
    if opportunity.client_id:
        theirs |= Q(sent_client=opportunity.client_id)
    found = Referral.objects.kept().filter(theirs).order_by("at", "pk")
    for contact, client, referrer in found.values_list("contact__name", "client__name", "referrer")[:1]:
        return str(referrer or contact or client)
    return ""
