"""Quotes and invoices arrive as facts, and which of them wait for a talk."""

import pytest

from tests.money.quotes import accepted, booked, make_quote, sent, spoken
from tests.money.selling import AT, issued, papers
from tests.world import NOW, TODAY, make_world
from vinculo.money.invoicing.spoken import is_spoken, pass_by
from vinculo.money.models import MoneyTalk, Quote, QuoteAnswer, SellerDetails
from vinculo.practices.reading import read


@pytest.fixture
def world(db):
    found = make_world()
    papers(found)
    SellerDetails.objects.update(usual_amount=200_00)
    return found


def facts(world, invoice):
    (relationship,) = read([world.luna.pk])
    return next(one for one in relationship.invoices if one.id == invoice.pk)


def with_a_yes(world, total):
    quote = Quote.objects.create(
        number="Q-1", title="Shop", client=world.luna, language="en", currency="EUR", state=Quote.State.ACCEPTED
    )
    version = quote.versions.create(number=1)
    QuoteAnswer.objects.create(version=version, kind=QuoteAnswer.Kind.ACCEPTED, stands=True, total=total, at=AT)
    return quote


def test_one_within_the_usual_needs_no_talk(world):
    assert not facts(world, issued(world, 100_00)).waits_for_a_talk


def test_one_above_the_usual_waits_for_its_talk(world):
    large = issued(world, 500_00)
    MoneyTalk.objects.create(client=world.luna, invoice=large, starts_at=AT, by=world.marek)

    found = facts(world, large)

    assert (found.waits_for_a_talk, found.talk_at) == (True, AT)


def test_one_that_was_spoken_of_or_passed_by_does_not_wait(world):
    large = issued(world, 500_00)
    pass_by(large, because="Said on the phone", by=world.marek, at=AT)

    found = facts(world, large)

    assert (found.waits_for_a_talk, found.spoken_at) == (False, AT)


@pytest.mark.parametrize("share", [1, 2])
def test_what_was_accepted_needs_no_talk_while_all_together_is_not_more(world, share):
    quote = with_a_yes(world, 605_00 * share)
    first, second = issued(world, 500_00, quote=quote), issued(world, 500_00, quote=quote)

    waits = [facts(world, one).waits_for_a_talk for one in (first, second)]

    assert waits == [not is_spoken(one) for one in (first, second)] == [False, share == 1]


def test_a_missed_talk_is_none(world):
    large = issued(world, 500_00)
    MoneyTalk.objects.create(
        client=world.luna, invoice=large, starts_at=AT, held_at=AT, outcome="missed", by=world.marek
    )

    assert (facts(world, large).talk_at, is_spoken(large)) == (None, False)


def test_quotes_are_read_with_their_talks_and_answers(world):
    make_quote(world)  # never sent: no news to them
    bare, ahead = sent(make_quote(world), world), sent(make_quote(world), world)
    talk = booked(ahead, world)
    told = spoken(make_quote(world), world)
    yes = spoken(make_quote(world), world)
    accepted(yes)

    (found,) = read([world.luna.pk], TODAY)

    facts = {one.id: one for one in found.quotes}
    assert set(facts) == {bare.pk, ahead.pk, told.pk, yes.pk}
    assert (facts[bare.pk].talk_at, facts[bare.pk].spoken_at) == (None, None)
    assert (facts[ahead.pk].talk_at, facts[ahead.pk].is_open) == (talk.starts_at, True)
    assert facts[told.pk].spoken_at == told.spoken_at
    assert facts[yes.pk].over_at == NOW
