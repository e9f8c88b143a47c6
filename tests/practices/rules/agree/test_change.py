import pytest

from tests.practices.make import ago, change, days_ago, found, in_days, only, relationship
from vinculo.practices.practice import NOW, TODAY
from vinculo.practices.rules.agree.change import practice


def of(*changes):
    return found(practice, relationship(changes=changes))


@pytest.mark.parametrize("state", ["accepted", "declined", "infeasible", "withdrawn"])
def test_stays_quiet_once_decided(state):
    assert of(change(state=state, asked_at=ago(20), decided_at=ago(5))) == []


def test_stays_quiet_for_three_working_days():
    assert of(change(asked_at=ago(2)), change(asked_at=ago(20), estimated_at=ago(2), state="estimated")) == []


def test_stays_quiet_when_it_was_signed_before_work_began():
    assert of(change(state="accepted", decided_at=ago(9), signed_at=ago(8), work_began_at=ago(7))) == []


def test_stays_quiet_when_it_was_signed_in_the_portal_before_work_began():
    assert of(change(state="accepted", decided_at=ago(9), sealed_at=ago(8), work_began_at=ago(7))) == []


@pytest.mark.parametrize("days", [0, 1])
def test_stays_quiet_for_two_working_days_about_what_they_asked_in_the_portal(days):
    assert of(change(asked_at=ago(days), is_from_portal=True)) == []


def test_fires_before_the_day_that_the_portal_told_them():
    finding = only(of(change(asked_at=ago(2), is_from_portal=True)))

    assert finding.facts["told_on"] == in_days(1).isoformat()


def test_an_approval_is_no_signature():
    approved = change(state="accepted", decided_at=ago(9), approved_at=ago(9), work_began_at=ago(7))

    assert only(of(approved)).reason == "unsigned"


def test_fires_when_nobody_worked_it_out():
    finding = only(of(change(asked_at=ago(5))))

    assert (finding.urgency, finding.facts["number"], finding.facts["asked_on"]) == (TODAY, 3, days_ago(5).isoformat())


def test_fires_when_they_have_not_decided():
    finding = only(of(change(asked_at=ago(20), estimated_at=ago(5), state="estimated")))

    assert finding.facts["estimated_on"] == days_ago(5).isoformat()


@pytest.mark.parametrize("state", ["asked", "estimated", "accepted"])
def test_presses_when_work_began_unsigned(state):
    finding = only(of(change(state=state, work_began_at=ago(1))))

    assert (finding.urgency, finding.reason, finding.person) == (NOW, "unsigned", 9)
