"""Drafts come by themselves, once for each turn, and their parts add up."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.money.selling import AT, papers
from tests.world import TODAY, make_world
from vinculo.money.emptying import empty_bin
from vinculo.money.instalments.billing import bill_due
from vinculo.money.instalments.splitting import AlreadySplit, Part, in_parts
from vinculo.money.instalments.turns import later, turns
from vinculo.money.invoicing.drafting import NotAccepted, from_quote
from vinculo.money.invoicing.issuing import issue
from vinculo.money.models import Billed, Instalment, Invoice, Quote, QuoteAnswer, QuoteLine, QuoteVersion
from vinculo.notifications.draft_news import look_at_drafts
from vinculo.projects.models import Milestone, TimeEntry

Why = Instalment.Why


def planned(world, **fields):
    given = {
        "client": world.luna, "project": world.shop, "text": "Care", "amount": 100_00, "currency": "EUR",
        "on": date(2026, 1, 31), "by": world.marek, **fields,
    }  # fmt: skip
    return Instalment.objects.create(**given)


def accepted(world, *lines, discount=0):
    """A quote they said yes to; lines are (net, tax rate)."""
    quote = Quote.objects.create(
        number=f"Q-{Quote.objects.count()}", title="Shop", client=world.luna, project=world.shop, language="es",
        currency="EUR", state=Quote.State.ACCEPTED,
    )  # fmt: skip
    quote.current = QuoteVersion.objects.create(quote=quote, number=1, discount=discount)
    quote.save()
    for place, (price, rate) in enumerate(lines):
        QuoteLine.objects.create(
            version=quote.current, position=place, text=f"Part {place}", price=price, tax_rate=rate
        )
    whole = from_quote(quote, by=world.marek)
    QuoteAnswer.objects.create(
        version=quote.current, kind=QuoteAnswer.Kind.ACCEPTED, at=AT, stands=True, total=whole.gross
    )
    whole.delete()
    return quote


def test_every_month_on_the_same_day_or_the_last_there_is(world):
    one = planned(world, why=Why.EVERY, every_months=1)

    assert turns(one, date(2026, 3, 31)) == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]
    assert later(date(2026, 2, 28), 12, 31) == date(2027, 2, 28)


def test_a_turn_makes_one_draft_however_often_one_looks(world):
    planned(world, why=Why.EVERY, every_months=1)

    first, again = bill_due(TODAY, at=AT), bill_due(TODAY, at=AT)

    assert ([one.net for one in first], again) == ([100_00, 100_00], [])
    assert not any(one.is_issued for one in first)
    assert Billed.objects.count() == 2


def test_a_turn_whose_draft_was_thrown_away_is_not_billed_anew(world):
    planned(world, why=Why.EVERY, every_months=1)
    bill_due(TODAY, at=AT)
    Invoice.objects.update(deleted_at=AT)

    empty_bin(at=AT + timedelta(days=31))

    assert (Invoice.objects.count(), bill_due(TODAY, at=AT)) == (0, [])
    assert look_at_drafts(AT) == 0


def test_a_milestone_is_billed_when_it_is_reached_and_only_once(world):
    milestone = Milestone.objects.create(project=world.shop, name="Launch")
    planned(world, why=Why.MILESTONE, milestone=milestone, on=None)

    before = bill_due(TODAY, at=AT)
    milestone.finish(on=TODAY)
    reached = bill_due(TODAY, at=AT)
    milestone.finish(on=date(2026, 3, 1))

    assert (before, len(reached), bill_due(TODAY, at=AT)) == ([], 1, [])
    assert reached[0].supplied_on == TODAY
    assert Instalment.objects.get().ended_at == AT


def test_the_hours_of_a_month_are_billed_when_it_is_over(world):
    planned(world, why=Why.HOURS, amount=None, rate=60_00, on=date(2026, 2, 1))
    for minutes, billable in ((90, True), (50, True), (600, False)):
        TimeEntry.objects.create(
            project=world.shop, person=world.marek, on=date(2026, 2, 20), minutes=minutes, is_billable=billable
        )

    assert bill_due(date(2026, 2, 28), at=AT) == []
    (made,) = bill_due(date(2026, 3, 1), at=AT)
    assert (made.net, made.supplied_on, made.lines.get().quantity) == (
        139_98,
        date(2026, 2, 28),
        2333,
    )  # thousandths of an hour, as on the paper


def test_hours_of_the_last_month_may_be_noted_for_another_month(world):
    hours = {"why": Why.HOURS, "amount": None, "rate": 60_00, "on": date(2026, 5, 1), "until_on": date(2026, 6, 30)}
    noted, never = planned(world, **hours), planned(world, **hours, text="Other", project=None)

    before = bill_due(date(2026, 7, 1), at=AT)
    TimeEntry.objects.create(project=world.shop, person=world.marek, on=date(2026, 6, 20), minutes=60, is_billable=True)
    (made,) = bill_due(date(2026, 7, 2), at=AT)

    assert (before, made.supplied_on) == ([], date(2026, 6, 30))
    assert list(Instalment.objects.going_on()) == [never]
    assert bill_due(date(2026, 8, 1), at=AT) == [] and Instalment.objects.get(pk=noted.pk).ended_at == AT
    assert not Instalment.objects.going_on().exists()


def test_what_lies_in_the_bin_rests(world):
    planned(world)
    world.luna.deleted_at = AT
    world.luna.save()

    assert bill_due(TODAY, at=AT) == []


def test_a_quote_is_split_once_and_only_when_it_was_accepted(world):
    quote = accepted(world, (100_00, 2100))
    in_parts(quote, [Part(1, "First", on=TODAY), Part(2, "Rest", on=TODAY)], by=world.marek)

    with pytest.raises(AlreadySplit):
        in_parts(quote, [Part(1, "All", on=TODAY)], by=world.marek)
    Quote.objects.update(state=Quote.State.SENT)
    quote.refresh_from_db()
    with pytest.raises(NotAccepted):
        from_quote(quote, by=world.marek)


def test_parts_of_what_they_accepted_count_as_spoken(world):
    papers(world)
    quote = accepted(world, (1_000_00, 2100))
    in_parts(quote, [Part(1, "First", on=TODAY), Part(1, "Rest", on=TODAY)], by=world.marek)

    parts = [issue(one, on=TODAY, by=world.marek, at=AT) for one in bill_due(TODAY, at=AT)]
    more = issue(from_quote(quote, by=world.marek), on=TODAY, by=world.marek, at=AT)

    assert [one.spoken_at for one in parts] == [AT, AT]
    assert more.spoken_at is None


prices = st.lists(st.tuples(st.integers(1, 99_999), st.sampled_from([2100, 1000, 400])), min_size=1, max_size=4)
weights = st.lists(st.integers(1, 99), min_size=1, max_size=5)


class AddsUp(TestCase):
    @settings(max_examples=20)
    @given(prices, weights, st.integers(0, 5_000))
    def test_parts_of_a_quote_come_to_the_whole(self, lines, parts, discount):
        world = make_world()
        quote = accepted(world, *lines, discount=discount)
        whole = from_quote(quote, by=world.marek)
        net, gross = whole.net, whole.gross
        whole.delete()
        in_parts(quote, [Part(weight, "Part", on=TODAY) for weight in parts], by=world.marek)

        made = bill_due(TODAY, at=AT)

        assert sum(Instalment.objects.values_list("amount", flat=True)) == net
        assert sum(one.net for one in made) == net
        assert abs(sum(one.gross for one in made) - gross) <= len(made) * 3
        assert Invoice.objects.count() == len(parts)
