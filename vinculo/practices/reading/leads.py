"""Leads as rules see them, in a fixed number of queries however many they are."""

from collections.abc import Collection

from vinculo.pipeline.ideal import fit_of
from vinculo.pipeline.models import Lead, Opportunity
from vinculo.practices.facts import ClientFacts
from vinculo.practices.prospect import LeadFacts, Prospect


def read_leads(ids: Collection[int]) -> list[Prospect]:
    """Those that are not open any more, thrown away or unconfirmed come as archived. Six queries at most."""
    leads = list(Lead.objects.filter(pk__in=ids).order_by("pk"))
    fits = fit_of(leads)
    busy = set(Opportunity.objects.open().filter(lead__in=ids).values_list("lead_id", flat=True))
    found = []
    for lead in leads:
        is_open = lead.is_open and lead.deleted_at is None and lead.confirmed_at is not None
        who = ClientFacts(id=lead.pk, name=str(lead), owner_id=lead.owner_id, is_archived=not is_open)
        facts = LeadFacts(
            id=lead.pk,
            received_at=lead.received_at,
            touched_at=max(lead.received_at, lead.answered_at or lead.received_at, lead.updated_at),
            answered_at=lead.answered_at or (None if lead.waits else lead.updated_at),
            minutes=lead.minutes,
            fit=fits[lead.pk].percent,
            known=fits[lead.pk].known,
            has_opportunity=lead.pk in busy,
        )
        found.append(Prospect(client=who, lead=facts))
    return found
