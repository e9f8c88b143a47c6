import pytest

from tests.practices.make import ago, change, days_ago, found, only, relationship
from vinculo.practices.rules.talk.no import practice


def refused(**fields):
    given = {"state": "infeasible", "asked_at": ago(20), "decided_at": ago(5), "because": "The till cannot"}
    return change(**{**given, **fields})


def of(*changes):
    return found(practice, relationship(changes=changes))


@pytest.mark.parametrize("state", ["asked", "accepted", "declined"])
def test_stays_quiet_about_what_was_not_impossible(state):
    assert of(refused(state=state)) == []


def test_stays_quiet_once_it_was_explained():
    assert of(refused(explained_at=ago(4))) == []


def test_stays_quiet_for_three_working_days_and_about_ideas_of_ours():
    assert of(refused(decided_at=ago(2)), refused(side="ours")) == []


def test_fires_when_nobody_explained_it():
    facts = only(of(refused(instead="Vouchers on paper"))).facts

    assert (facts["what"], facts["because"], facts["other"]) == ("Gift cards", "The till cannot", "Vouchers on paper")
    assert facts["decided_on"] == days_ago(5).isoformat()
