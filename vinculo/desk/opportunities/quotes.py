"""The quotes written for an opportunity, as its page lists them."""

from dataclasses import dataclass

from vinculo.money.models import Quote
from vinculo.people.models import Person
from vinculo.pipeline.models import Opportunity


@dataclass(frozen=True, slots=True)
class QuoteLine:
    number: str
    title: str
    state: str
    address: str


def quotes_of(opportunity: Opportunity, person: Person) -> list[QuoteLine]:
    """Newest first."""
    found = Quote.objects.visible_to(person).kept().filter(opportunity=opportunity)
    return [QuoteLine(quote.number, quote.title, quote.get_state_display(), f"/quotes/{quote.pk}/") for quote in found]
