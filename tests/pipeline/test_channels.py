"""What channels brought and cost: in each currency for itself, and for one period."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pipeline.strangers import a_channel, a_lead
from tests.world import NOW
from vinculo.pipeline.channels import Period, Yield, added, yields
from vinculo.pipeline.models import Campaign, Opportunity, Spending, Stage

AMOUNTS = st.dictionaries(st.sampled_from(["EUR", "PLN", "GBP"]), st.integers(0, 10**9), max_size=3)
YIELDS = st.builds(
    Yield, st.integers(0, 50), st.integers(0, 50), won=AMOUNTS, cost=AMOUNTS, minutes=st.integers(0, 5000)
)


def won(lead, value, currency="EUR", **fields):
    stage = Stage.objects.get_or_create(key="first")[0]
    given = {"title": "Shop", "stage": stage, "stage_since": NOW, "state": "won", "decided_at": NOW, **fields}
    return Opportunity.objects.create(lead=lead, value=value, currency=currency, **given)


def spent(channel, amount, currency="EUR", **fields):
    given = {"on": date(2026, 3, 10), **fields}
    return Spending.objects.create(channel=channel, amount=amount, currency=currency, **given)


def test_each_channel_with_its_campaigns(world):
    fair, web = a_channel(), a_channel("Website", "web")
    stand = Campaign.objects.create(channel=fair, name="Stand 12")
    became = a_lead(channel=fair, campaign=stand, state="won", client=world.luna)
    a_lead("Pia", channel=fair)
    a_lead("Bot", channel=fair, state="spam")
    a_lead("Unconfirmed", channel=web, confirmed_at=None)
    won(became, 500_000)
    won(became, 90_000, "PLN", channel=web)
    spent(fair, 100_001, campaign=stand, minutes=90)
    spent(fair, 4_000, "PLN")

    rows = {row.channel.name: row for row in yields(world.marek, Period())}

    assert rows["Fair of Gijón"].total == Yield(2, 1, {"EUR": 500_000}, {"EUR": 100_001, "PLN": 4_000}, 90)
    assert rows["Fair of Gijón"].campaigns == ((stand, Yield(1, 1, {"EUR": 500_000}, {"EUR": 100_001}, 90)),)
    assert rows["Website"].total == Yield(won={"PLN": 90_000})


def test_leads_of_no_channel_are_told_too(world):
    a_lead()

    (row,) = yields(world.marek, Period())

    assert (row.channel, row.total) == (None, Yield(leads=1))


def test_only_what_lies_in_the_period(world):
    fair = a_channel()
    a_lead(channel=fair)
    a_lead("Old", channel=fair, received_at=NOW - timedelta(days=60))
    spent(fair, 5)
    spent(fair, 7, on=date(2026, 1, 1))
    period = Period(date(2026, 3, 1), date(2026, 3, 31), NOW - timedelta(days=10), NOW + timedelta(days=20))

    (row,) = yields(world.marek, period)

    assert row.total == Yield(leads=1, cost={"EUR": 5})


def test_a_closed_channel_is_shown_while_it_has_figures(world):
    fair = a_channel()
    fair.closed_at = NOW
    fair.save()

    assert yields(world.marek, Period()) == []
    a_lead(channel=fair)
    assert [row.channel for row in yields(world.marek, Period())] == [fair]


def test_what_is_won_at_a_client_one_does_not_see_is_not_added(world):
    fair = a_channel()
    lead = a_lead(channel=fair, state="won", client=world.otero)
    won(lead, 500_000, client=world.otero)

    totals = [yields(person, Period())[0].total.won for person in (world.zofia, world.iga, world.marek)]

    assert totals == [{}, {"EUR": 500_000}, {"EUR": 500_000}]


def test_the_same_number_of_queries_whatever_there_is(world):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as found:
            yields(world.marek, Period())
        return len(found)

    for turn in range(3):
        fair = a_channel(f"Fair {turn}")
        stand = Campaign.objects.create(channel=fair, name="Stand")
        won(a_lead(channel=fair, campaign=stand), 5)
        spent(fair, 5)
        if turn == 0:
            first = asked()

    assert asked() == first == 5


@settings(max_examples=50)
@given(st.lists(YIELDS, max_size=5))
def test_no_minor_unit_is_lost_and_currencies_stay_apart(parts):
    whole = added(parts)

    for code in ("EUR", "PLN", "GBP"):
        assert whole.cost.get(code, 0) == sum(one.cost.get(code, 0) for one in parts)
        assert whole.won.get(code, 0) == sum(one.won.get(code, 0) for one in parts)
    assert whole.minutes == sum(one.minutes for one in parts)
    for code, cost in whole.cost_per_client.items():
        assert abs(cost * whole.clients - whole.cost[code]) * 2 <= whole.clients
