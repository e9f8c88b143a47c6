"""What the best clients teach: with figures, never from too few, never by itself."""

from datetime import date

from tests.world import NOW
from vinculo.clients.models import Client
from vinculo.pipeline.ideal.learning import BY_VALUE, learn, propose, take_over
from vinculo.pipeline.models import BestClient, Trait, TraitValue


def clients(world, *, best, rest):
    """So many of the best, in food and of Spain; so many others, in cars and of nowhere."""
    trade = Trait.objects.create(name="Trade", choices=["food", "cars"], weight=1)
    made = []
    for number in range(best + rest):
        is_best = number < best
        one = Client.objects.create(
            name=f"Client {number}", country="ES" if is_best else "PT", currency="EUR", value=10_000 if is_best else 100
        )
        TraitValue.objects.create(trait=trade, client=one, value="food" if is_best else "cars")
        if is_best:
            BestClient.objects.create(client=one, by=world.marek, at=NOW)
        made.append(one)
    return trade


def test_what_sets_the_best_apart_is_proposed_with_its_figures(world):
    trade = clients(world, best=10, rest=20)
    country = Trait.objects.create(name="Country", key="country")

    found = learn()

    assert (found.best, found.all, found.too_few) == (10, 32, False)
    by_trait = {one.trait: one for one in found.proposals}
    assert by_trait[trade.pk].wanted == {"any": ["food"]}
    assert (by_trait[trade.pk].best_with, by_trait[trade.pk].rest_with) == (10, 0)
    assert by_trait[trade.pk].weight == 9  # 11/12 of the best against 1/22 of the others
    assert by_trait[country.pk].wanted == {"any": ["ES"]}
    trade.refresh_from_db()
    assert (trade.weight, trade.wanted, trade.learnt) == (1, {}, {})


def test_too_few_say_nothing(world):
    clients(world, best=7, rest=20)

    found = learn()

    assert (found.best, found.too_few, found.proposals) == (7, True, ())


def test_few_clients_say_nothing_even_if_many_are_best(world):
    clients(world, best=12, rest=5)

    assert learn().too_few


def test_by_value_the_best_quarter_counts_in_our_currency_only(world):
    clients(world, best=9, rest=27)
    for number in range(8):
        Client.objects.create(name=f"Rich {number}", currency="PLN", value=10**9)

    found = learn(BY_VALUE)

    assert (found.best, found.proposals[0].wanted) == (9, {"any": ["food"]})


def test_an_answer_that_all_have_weighs_nothing():
    same = propose(1, "choice", ["food"] * 10, ["food"] * 20)

    assert (same.weight, same.wanted) == (0, {})


def test_numbers_give_a_range_and_a_yes_its_side():
    size = propose(1, "number", [str(n) for n in range(10, 30)], ["200"] * 20)
    decides = propose(2, "yes", ["yes"] * 9 + ["no"], ["no"] * 20)

    assert (size.wanted, size.weight) == ({"from": 12, "to": 27}, 7)
    assert (decides.wanted, decides.weight) == ({"yes": True}, 8)


def test_taking_it_over_says_from_how_many(world):
    trade = clients(world, best=10, rest=20)
    found = learn()

    take_over(trade, found.proposals[0], found, by=world.marek, on=date(2026, 3, 11))

    trade.refresh_from_db()
    assert (trade.weight, trade.wanted, trade.by) == (9, {"any": ["food"]}, world.marek)
    assert (trade.learnt["best"], trade.learnt["all"], trade.learnt["on"]) == (10, 32, "2026-03-11")
