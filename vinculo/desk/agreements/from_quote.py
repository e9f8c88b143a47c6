"""What an agreement takes from a quote that was accepted."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from vinculo.desk.numbers import is_number
from vinculo.money.models import Quote, QuoteAnswer
from vinculo.money.quoting.figures import of_frozen
from vinculo.web.money import exact_money


@dataclass(frozen=True, slots=True)
class Quoted:
    client_id: int
    initial: dict[str, Any]
    terms: dict[str, Any]


def from_quote(request: HttpRequest) -> Quoted | None:
    """Only what the person sees, and what they said yes to."""
    said = request.GET.get("quote", "")
    if not is_number(said):
        return None
    accepted = Quote.objects.visible_to(request.user).kept().filter(state=Quote.State.ACCEPTED, client__deleted_at=None)
    quote = accepted.filter(pk=int(said)).exclude(client=None).select_related("current").first()
    if quote is None or quote.client_id is None:
        return None
    initial = {"client": quote.client_id, "project": quote.project_id, "name": quote.title, "language": quote.language}
    return Quoted(quote.client_id, initial, {"price": price_of(quote)})


def price_of(quote: Quote) -> str:
    """What they said yes to, without tax: the clause about the price speaks of that itself."""
    answer = QuoteAnswer.objects.filter(version__quote=quote, stands=True).select_related("version").first()
    if answer is None:
        return ""
    return exact_money(of_frozen(answer.version.frozen, answer.chosen).net, quote.currency, quote.language)
