"""What other floors know of an opportunity: whether we talked with them, and whether both sides signed."""

from datetime import timedelta

from vinculo.agreements.models import Agreement
from vinculo.conversations.models import Direction, Interaction
from vinculo.money.models import Quote
from vinculo.pipeline.asking import Known
from vinculo.pipeline.models import Lead, Opportunity

BEFORE = timedelta(days=30)  # the talk from which it came is often older than its card


def known_of(opportunity: Opportunity) -> Known:
    return Known(talked=_talked(opportunity), signed=has_signed(opportunity))


def has_signed(opportunity: Opportunity) -> bool:
    """A quote of it was accepted, or an agreement with the client is signed since it was written down."""
    quotes = Quote.objects.kept().filter(opportunity=opportunity, state=Quote.State.ACCEPTED)
    if quotes.exists():
        return True
    signed = Agreement.objects.filter(client=opportunity.client_id, signed_on__gte=opportunity.created_at.date())
    return opportunity.client_id is not None and signed.exists()


def _talked(opportunity: Opportunity) -> bool:
    lead = opportunity.lead
    if lead and (lead.answered_at or lead.state in (Lead.State.TALKING, Lead.State.WON)):
        return True
    if opportunity.client_id is None:
        return False
    talks = Interaction.objects.filter(client=opportunity.client_id).exclude(direction=Direction.INTERNAL)
    return talks.filter(at__gte=opportunity.created_at - BEFORE).exists()
