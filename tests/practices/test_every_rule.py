"""What holds for every practice, tried on made-up relationships."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from hypothesis import given

from tests.practices.make import LUNA, TODAY, client, found, relationship
from tests.practices.strategies import patient, relationships, shuffled
from vinculo.practices.catalogue import all_practices, by_id
from vinculo.practices.practice import Finding, Practice
from vinculo.practices.relationship import Relationship
from vinculo.practices.wording import advice, complete_sentences, readable

KINDS = {"news", "reply", "status", "money", "home", "care"}
ACTIONS = set(
    """call write answer tell warn keep renegotiate meet plan share ask fill margin greet take_on name kickoff buffer
    remind decide reset confirm slip plan_work review report own assign relieve thank open open_client explain hand_over
    documents celebrate feedback look_back learn last_word next_step complaint favour plan_account
    agree ask_reference thank_referrer propose price note""".split()
)
each_practice = pytest.mark.parametrize("practice", all_practices(), ids=lambda practice: practice.code)


def all_found(who: Relationship) -> Iterator[tuple[Practice, list[Finding]]]:
    """What each practice finds, in an order that does not depend on that of the facts."""
    for practice in all_practices():
        yield practice, sorted(found(practice, who), key=lambda finding: (finding.about.ref, finding.reason))


@patient
@given(pair=shuffled())
def test_the_order_of_the_facts_changes_nothing(pair: tuple[Relationship, Relationship]):
    for (practice, left), (_same, right) in zip(*map(all_found, pair), strict=True):
        # What a finding is about may hold warnings in another order: its name is enough.
        named = [[(finding.about.ref, replace(finding, about=LUNA)) for finding in side] for side in (left, right)]
        assert named[0] == named[1], practice.code


@patient
@given(who=relationships)
def test_the_clock_of_the_machine_changes_nothing(who: Relationship):
    with time_machine.travel(datetime(2031, 8, 3), tick=False):
        later = list(all_found(who))

    assert later == list(all_found(who))


@patient
@given(who=relationships)
def test_an_archived_client_raises_nothing(who: Relationship):
    archived = replace(who, client=client(is_archived=True))

    assert [found(practice, archived) for practice in all_practices()] == [[] for _practice in all_practices()]


@patient
@given(who=relationships)
def test_findings_are_of_a_form_that_can_be_stored_and_said(who: Relationship):
    there = {None, *(contact.id for contact in who.present_contacts)}
    for practice, findings in all_found(who):
        assert len({(finding.about.ref, finding.reason) for finding in findings}) == len(findings), practice.code
        for finding in findings:
            assert (finding.to in there, len(finding.reason) <= 80) == (True, True), practice.code
            assert json.loads(json.dumps(finding.facts)) == finding.facts
            assert [name for name, value in finding.facts.items() if not is_of_its_kind(name, value)] == []
            assert [text for text in said(practice, finding.facts) if "…" in text] == [], practice.code


def is_of_its_kind(name: str, value: Any) -> bool:
    """Keys ending in _on hold days, in _at moments with their zone; all others text or numbers."""
    if name.endswith("_on"):
        return bool(date.fromisoformat(value))
    if name.endswith("_at"):
        return datetime.fromisoformat(value).tzinfo is not None
    return isinstance(value, str | int)


def said(practice: Practice, facts: Mapping[str, Any]) -> tuple[str, ...]:
    known = {"client": "Café Luna", **readable(facts, TODAY)}
    return advice(practice, known), *complete_sentences((*practice.why, *practice.bring), known)


@each_practice
def test_an_empty_relationship_is_no_trouble(practice: Practice):
    assert found(practice, Relationship(client=client(since_on=None))) == []


@each_practice
def test_every_practice_knows_its_place(practice: Practice):
    assert (practice.kind in KINDS, practice.action in ACTIONS) == (True, True)
    assert all(number.low <= number.default <= number.high for number in practice.parameters.values())
    assert by_id()[practice.id] is practice


def test_a_number_no_practice_knows_is_left_aside():
    assert found(by_id()["due"], relationship(), workdays=3, unheard_of=1) == []
