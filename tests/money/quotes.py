"""Quotes as tests need them: written, sent, spoken of."""

from datetime import datetime, timedelta
from typing import Any

from tests.world import NOW, World
from vinculo.money.models import Quote, QuoteAnswer, QuoteLine, TaxRate
from vinculo.money.quoting import figures, sending, writing
from vinculo.money.quoting.answering import Yes, accept
from vinculo.money.quoting.freezing import digest
from vinculo.money.talks import booking, outcome
from vinculo.money.talks.booking import NewTalk
from vinculo.pipeline.models import Lead, Opportunity
from vinculo.pipeline.stages import stages
from vinculo.record.chain import Actor
from vinculo.record.models import Entry

ANA = Actor("them", "contact:1", "Ana Prado", proof="code")


def vat(rate: int = 2100) -> dict[str, Any]:
    return writing.taxed(TaxRate.objects.get_or_create(name=f"VAT {rate}", rate=rate)[0])


def make_quote(world: World, *, at: datetime = NOW, **said: Any) -> Quote:
    """For Café Luna and Ana, unless said otherwise: two lines, and one that may be chosen."""
    given: dict[str, Any] = {
        "title": "Online shop", "language": "es", "currency": "EUR", "client": world.luna, "contact": world.ana,
        "owner": world.marek,
    }  # fmt: skip
    quote = writing.begin(writing.NewQuote(**(given | said)), by=world.marek, at=at)
    assert quote.current is not None
    writing.add_line(quote.current, **vat(), text="Design", quantity=10_000, unit="h", price=6_500)
    writing.add_line(quote.current, **vat(), text="Code", quantity=20_000, unit="h", price=7_000, discount=1_000)
    writing.add_line(quote.current, **vat(1000), text="Photos", price=90_000, is_optional=True)
    return quote


def lead_quote(world: World, **said: Any) -> Quote:
    """For Nora, who is no client yet."""
    return make_quote(
        world, client=None, contact=None, opportunity=make_opportunity(world), to_name="Nora Vega",
        to_email="nora@vega.example", **said,
    )  # fmt: skip


def make_opportunity(world: World) -> Opportunity:
    lead = Lead.objects.create(name="Nora Vega", company="Vega Flores", email="nora@vega.example", received_at=NOW)
    return Opportunity.objects.create(
        title="Flower shop", lead=lead, owner=world.marek, stage=stages()[0], stage_since=NOW, currency="EUR"
    )


def sent(quote: Quote, world: World, *, at: datetime = NOW) -> Quote:
    assert quote.current is not None
    sending.hand_over(quote.current, by=world.marek, at=at)
    quote.refresh_from_db()
    return quote


def booked(quote: Quote, world: World, *, at: datetime = NOW, in_: timedelta = timedelta(days=2), **said: Any):
    talk = NewTalk(starts_at=at + in_, person=world.marek, quote=quote, contact=quote.contact, **said)
    return booking.book(talk, by=world.marek, at=at)


def spoken(quote: Quote, world: World, *, at: datetime = NOW) -> Quote:
    """Sent, and talked about an hour ago."""
    sent(quote, world, at=at - timedelta(hours=3))
    talk = booked(quote, world, at=at - timedelta(hours=3), in_=timedelta(hours=1))
    outcome.hold(talk, outcome="think", said="Sounds right", by=world.marek, at=at - timedelta(hours=1))
    quote.refresh_from_db()
    return quote


def line(quote: Quote, text: str) -> QuoteLine:
    return QuoteLine.objects.get(version=quote.current, text=text)


def a_yes(quote: Quote, *chosen: int, **said: Any) -> Yes:
    assert quote.current is not None
    frozen = quote.current.frozen
    total = figures.of_frozen(frozen, chosen).gross
    given = {"name": "Ana Prado", "seen": digest(frozen), "total": total, "chosen": chosen, "contact": quote.contact}
    return Yes(**(given | said))


def accepted(quote: Quote, *chosen: int, at: datetime = NOW) -> QuoteAnswer:
    assert quote.current is not None
    answer = accept(quote.current, a_yes(quote, *chosen), actor=ANA, at=at)
    quote.refresh_from_db()
    return answer


def kinds(quote: Quote) -> list[str]:
    """What the record holds of it, in order."""
    return list(Entry.objects.filter(subject=f"quote:{quote.pk}").order_by("seq").values_list("kind", flat=True))
