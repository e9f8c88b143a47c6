"""Laws of the weather, whatever the facts."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.practices.make import (
    TODAY,
    ago,
    days_ago,
    invoice,
    now,
    promise,
)
from tests.practices.strategies import patient, promises, relationships, shuffled
from vinculo.practices.facts import PromiseFacts
from vinculo.practices.relationship import Relationship
from vinculo.practices.weather import DEFAULT, health_from, weather, weather_sentence

open_promises = promises.map(lambda made: replace(made, kept_on=None, withdrawn_at=None))


@patient
@given(pair=shuffled())
def test_the_order_of_the_facts_changes_nothing(pair: tuple[Relationship, Relationship]):
    one, other = pair

    assert weather(one, now()) == weather(other, now())


@patient
@given(who=relationships)
def test_every_point_lost_belongs_to_a_fact(who: Relationship):
    facts = weather(who, now())

    sentences = [weather_sentence(because, TODAY) for because in facts.reasons]

    assert facts.health is None or facts.health + sum(because["points"] for because in facts.reasons) == 100
    assert facts.health is None or 0 <= facts.health <= 100
    assert [text for text in sentences if not text or "…" in text] == []


@patient
@given(who=relationships, made=open_promises, on=st.integers(0, 170).map(days_ago))
def test_keeping_a_promise_never_lowers_health(who: Relationship, made: PromiseFacts, on: date):
    kept = replace(made, kept_on=on)

    before = weather(replace(who, promises=(*who.promises, made)), now()).health
    after = weather(replace(who, promises=(*who.promises, kept)), now()).health

    assert before is None or after is None or after >= before


@patient
@given(who=relationships, days=st.integers(0, 400), early=st.integers(0, 30))
def test_one_more_promise_kept_in_time_never_lowers_health(who: Relationship, days: int, early: int):
    kept = promise(on=days_ago(days), kept_on=days_ago(days + early), made_at=ago(500))

    before = weather(who, now()).health
    after = weather(replace(who, promises=(*who.promises, kept)), now()).health

    assert before is None or after is None or after >= before


@patient
@given(who=relationships, days=st.integers(1, 400))
def test_one_more_broken_promise_never_raises_health(who: Relationship, days: int):
    broken = promise(on=days_ago(days), made_at=ago(500))

    before = weather(who, now()).health
    after = weather(replace(who, promises=(*who.promises, broken)), now()).health

    assert before is None or after is None or after <= before


@patient
@given(who=relationships, made=open_promises, days=st.integers(1, 170))
def test_breaking_a_promise_never_raises_health(who: Relationship, made: PromiseFacts, days: int):
    dated = replace(made, promised_on=days_ago(days), internal_on=None, forecast_on=None, warnings=(), moves=())
    kept = replace(dated, kept_on=days_ago(days))

    before = weather(replace(who, promises=(*who.promises, kept)), now()).health
    after = weather(replace(who, promises=(*who.promises, dated)), now()).health

    assert before is None or after is None or after <= before


@patient
@given(who=relationships, days=st.integers(31, 200))
def test_one_more_overdue_invoice_never_raises_health(who: Relationship, days: int):
    before = weather(who, now()).health
    after = weather(replace(who, invoices=(*who.invoices, invoice(days))), now()).health

    assert before is None or after is None or after <= before


shares_of_a_hundred = st.lists(st.integers(0, 100), min_size=5, max_size=5).map(
    lambda cuts: dict(zip(DEFAULT, [b - a for a, b in pairwise([0, *sorted(cuts), 100])], strict=True))
)


@patient
@given(who=relationships, made=open_promises, weights=shares_of_a_hundred)
def test_whatever_the_weights_the_laws_hold_and_are_foreseen(who: Relationship, made: PromiseFacts, weights: dict):
    dated = replace(made, promised_on=days_ago(3), internal_on=None, forecast_on=None, warnings=(), moves=())
    with_it = replace(who, promises=(*who.promises, dated))
    kept = replace(who, promises=(*who.promises, replace(dated, kept_on=days_ago(3))))

    broken = weather(with_it, now(), weights)

    assert broken.health == 100 - sum(because["points"] for because in broken.reasons)
    assert broken.health <= weather(kept, now(), weights).health <= 100
    assert abs(health_from(weather(with_it, now()).shares, weights) - broken.health) <= 1


@patient
@given(one=relationships, other=relationships)
def test_facts_of_one_client_never_change_anothers(one: Relationship, other: Relationship):
    alone = weather(replace(one), now())

    weather(other, now())

    assert weather(replace(one), now()) == alone
