"""A budget begins with what they said yes to."""

import pytest

from tests.money.quotes import accepted, line, make_quote, spoken
from vinculo.projects.models import Budget


@pytest.fixture
def form(world, signed_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def get():
        page = signed_in(world.marek).get(f"/projects/{world.shop.pk}/budget/set/")
        return page.context["form"].initial

    return get


def yes(world, **said):
    quote = spoken(make_quote(world, project=world.shop, **said), world)
    return accepted(quote, *([line(quote, "Photos").pk] if said.get("title") == "With photos" else []))


def test_it_is_empty_while_nothing_was_accepted(world, form):
    spoken(make_quote(world, project=world.shop), world)

    assert form() == {"currency": "EUR"}


def test_it_takes_the_sum_without_tax_and_the_hours(world, form):
    answer = yes(world)

    found = form()

    assert (found["amount"], found["minutes"], found["currency"]) == (65_000 + 126_000, 30 * 60, "EUR")
    assert answer.version.quote.number in found["said"]


def test_what_they_chose_counts_and_several_quotes_add_up(world, form):
    yes(world)
    yes(world, title="With photos")

    assert form()["amount"] == (65_000 + 126_000) * 2 + 90_000


def test_two_currencies_are_no_sum(world, form):
    yes(world)
    yes(world, currency="PLN")

    assert form() == {"currency": "EUR"}


def test_what_is_set_stays(world, form):
    yes(world)
    Budget.objects.create(project=world.shop, amount=1, currency="EUR")

    assert form()["amount"] == 1
