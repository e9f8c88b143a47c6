"""What holds for every practice, tried on made-up relationships."""

import json
from dataclasses import replace
from datetime import date, datetime

import pytest
import time_machine
from hypothesis import given, settings

from tests.practices.make import NOW, TODAY, client, found, now
from tests.practices.strategies import relationships, shuffled
from vinculo.practices.catalogue import all_practices, by_id
from vinculo.practices.practice import Finding, Practice
from vinculo.practices.relationship import Relationship
from vinculo.practices.wording import advice, complete_sentences, readable

KINDS = {"news", "reply", "status", "money", "home", "care"}
ACTIONS = set("call write answer tell warn keep renegotiate meet plan share ask fill margin greet".split())
each_practice = pytest.mark.parametrize("practice", all_practices(), ids=lambda practice: practice.code)


def ordered(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.about.ref, finding.reason))


@each_practice
@given(pair=shuffled())
def test_the_order_of_the_facts_changes_nothing(practice: Practice, pair: tuple[Relationship, Relationship]):
    one, other = pair

    left, right = ordered(found(practice, one)), ordered(found(practice, other))

    assert [(f.about.ref, replace(f, about=one.client)) for f in left] == [
        (f.about.ref, replace(f, about=one.client)) for f in right
    ]


@each_practice
@given(relationship=relationships)
@settings(max_examples=20)
def test_the_clock_of_the_machine_changes_nothing(practice: Practice, relationship: Relationship):
    with time_machine.travel(datetime(2031, 8, 3), tick=False):
        later = found(practice, relationship)

    assert later == found(practice, relationship)


@each_practice
@given(relationship=relationships)
@settings(max_examples=20)
def test_an_archived_client_raises_nothing(practice: Practice, relationship: Relationship):
    archived = replace(relationship, client=client(is_archived=True))

    assert found(practice, archived) == []


@each_practice
@given(relationship=relationships)
def test_findings_are_of_a_form_that_can_be_stored_and_said(practice: Practice, relationship: Relationship):
    findings = found(practice, relationship)

    assert len({(finding.about.ref, finding.reason) for finding in findings}) == len(findings)
    for finding in findings:
        assert json.loads(json.dumps(finding.facts)) == finding.facts
        assert len(finding.reason) <= 80
        assert finding.to is None or finding.to in {contact.id for contact in relationship.present_contacts}
        for name, value in finding.facts.items():
            read = date if name.endswith("_on") else datetime if name.endswith("_at") else type(value)
            assert read.fromisoformat(value) if read in (date, datetime) else isinstance(value, str | int), name
        facts = {"client": "Café Luna", **readable(finding.facts, TODAY)}
        said = (advice(practice, facts), *complete_sentences((*practice.why, *practice.bring), facts))
        assert not [sentence for sentence in said if "…" in sentence]


@each_practice
def test_an_empty_relationship_is_no_trouble(practice: Practice):
    assert found(practice, Relationship(client=client(since_on=None))) == []


@each_practice
def test_every_practice_knows_its_place(practice: Practice):
    assert (practice.kind in KINDS, practice.action in ACTIONS) == (True, True)
    assert all(number.low <= number.default <= number.high for number in practice.parameters.values())
    assert by_id()[practice.id] is practice


def test_settings_reach_the_rule_and_unknown_ones_do_not():
    practice = by_id()["due"]

    assert list(practice.findings(Relationship(client=client()), now(NOW), {"workdays": 3, "unheard_of": 1})) == []
