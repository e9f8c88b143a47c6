"""While the next version is written, what was sent still stands as it is."""

from django.utils import timezone

from tests.money.quotes import ANA, a_yes, make_quote, spoken
from vinculo.money.invoicing.drafting import from_quote
from vinculo.money.quoting.answering import accept
from vinculo.money.quoting.consent import words


def test_the_sent_version_keeps_its_name_and_currency(world, signed_in):
    now = timezone.now()
    quote, marek = spoken(make_quote(world, at=now), world, at=now), signed_in(world.marek)
    marek.post(f"/quotes/{quote.pk}/new-version/")
    page = f"/quotes/{quote.pk}/edit/"
    said = {"title": "Something else", "contact": world.ana.pk, "language": "pl", "currency": "PLN", "discount": "0"}

    marek.post(page, said)
    quote.refresh_from_db()
    accept(quote.current, a_yes(quote), actor=ANA, at=now)
    quote.refresh_from_db()
    invoice = from_quote(quote, by=world.marek)

    assert (quote.title, quote.currency, quote.language) == ("Something else", "EUR", "es")
    assert (quote.current.title, invoice.title, invoice.currency) == ("Online shop", "Online shop", "EUR")
    assert "“Online shop”" in words(quote, "Faro")


def test_before_anything_is_sent_the_currency_is_chosen(world, signed_in):
    quote = make_quote(world)
    said = {"title": "Shop", "contact": world.ana.pk, "language": "pl", "currency": "PLN", "discount": "0"}

    signed_in(world.marek).post(f"/quotes/{quote.pk}/edit/", said)

    quote.refresh_from_db()
    assert (quote.current.title, quote.currency, quote.language) == ("Shop", "PLN", "pl")
