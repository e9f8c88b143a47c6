"""The total of a quote in parts that add up to it, each on a day or with a milestone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from vinculo.money.arithmetic import split
from vinculo.money.invoicing.counting import totals_of
from vinculo.money.invoicing.drafting import NotAccepted, accepted_lines
from vinculo.money.models import Instalment, Invoice, Quote
from vinculo.people.models import Person
from vinculo.projects.models import Milestone


class AlreadySplit(ValueError):
    """The quote is in parts already, or on an invoice."""


@dataclass(frozen=True, slots=True)
class Part:
    """So much of the whole (`weight`), for `text`, on a day or when a milestone is reached."""

    weight: int
    text: str
    on: date | None = None
    milestone: Milestone | None = None


@transaction.atomic
def in_parts(quote: Quote, parts: Sequence[Part], *, by: Person) -> list[Instalment]:
    """Raises NotAccepted, AlreadySplit."""
    client = quote.client
    if quote.state != Quote.State.ACCEPTED or client is None or quote.current is None:
        raise NotAccepted
    if quote.instalments.exists() or quote.invoices.kept().exists():
        raise AlreadySplit
    whole = net_of(quote)
    amounts = split(whole, [part.weight for part in parts])
    return [
        Instalment.objects.create(
            client=client, project=quote.project, quote=quote, text=part.text, amount=amount, currency=quote.currency,
            why=Instalment.Why.MILESTONE if part.milestone else Instalment.Why.DAY, on=part.on,
            milestone=part.milestone, by=by,
        )
        for part, amount in zip(parts, amounts, strict=True)
    ]  # fmt: skip


def net_of(quote: Quote) -> int:
    """What they said yes to, without tax."""
    asked = Invoice(currency=quote.currency, discount=quote.current.discount if quote.current else 0)
    return totals_of(asked, accepted_lines(quote)).net
