from tests.practices.make import (
    TODAY,
    days_ago,
    expectation,
    found,
    in_days,
    milestone,
    only,
    past_project,
    relationship,
)
from vinculo.practices.rules.agree.drift import practice

RISKY = expectation(state="risk", asked_on=days_ago(9), said_by=1, project_id=1, text="Open before Easter.")


def test_stays_quiet_while_a_hope_is_on_its_way():
    assert found(practice, relationship(expectations=[expectation(), expectation(state="ok")])) == []


def test_stays_quiet_about_ours():
    assert found(practice, relationship(expectations=[expectation("ours", state="risk")])) == []


def test_stays_quiet_when_the_work_is_over():
    assert found(practice, relationship(expectations=[RISKY], projects=[past_project()])) == []


def test_fires_when_a_hope_is_at_risk():
    finding = only(found(practice, relationship(expectations=[RISKY])))

    assert finding.facts == {
        "contact": "Ana",
        "contact_name": "Ana Prado",
        "what": "Open before Easter",
        "said_on": days_ago(9).isoformat(),
        "project": "Online shop",
        "due_on": in_days(60).isoformat(),
    }
    assert (finding.to, finding.person) == (1, 9)


def test_brings_the_slip_that_contradicts_it():
    late = milestone("Opening", promised_on=TODAY, forecast_on=in_days(8))

    facts = only(found(practice, relationship(expectations=[RISKY], milestones=[late]))).facts

    assert (facts["milestone"], facts["forecast_on"]) == ("Opening", in_days(8).isoformat())
