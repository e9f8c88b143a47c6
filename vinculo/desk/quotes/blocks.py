"""The open quotes of a client, for pages about the client."""

from typing import Any

from django.utils import timezone

from vinculo.clients.models import Client
from vinculo.desk.quotes.found import quotes_seen_by
from vinculo.desk.quotes.list_page import STATES
from vinculo.desk.quotes.mark import mark
from vinculo.people.models import Person
from vinculo.web.money import money

SHOWN = 5


def open_quotes_of(client: Client, person: Person) -> list[Any]:
    """The newest first; none for guests. One query."""
    found = quotes_seen_by(person).filter(client=client, state__in=STATES["open"]).select_related("current")
    today, quotes = timezone.localdate(), list(found.order_by("-created_at", "-pk")[:SHOWN])
    for quote in quotes:
        quote.mark = mark(quote, today)
        quote.sum = money(quote.current.gross, quote.currency) if quote.current else ""
    return quotes
