from tests.practices.make import (
    ago,
    closing,
    complaint,
    days_ago,
    found,
    only,
    past_project,
    project,
    promise,
    relationship,
    word,
)  # fmt: skip
from vinculo.practices.rules.close.bridge import practice

COLD = word(12, "email", felt="cool")


def of(*talks, projects=None, **parts):
    return found(practice, relationship(projects=projects or [past_project(10)], interactions=talks, **parts))


def test_stays_quiet_when_it_ended_well():
    assert of(word(12, felt="fine")) == []


def test_stays_quiet_after_a_warm_last_word():
    assert of(COLD, word(2, felt="warm")) == []
    assert of(COLD, projects=[past_project(10, closing=closing(last_word_at=ago(2)))]) == []


def test_stays_quiet_in_the_first_week_and_once_past_clients_are_kept_warm():
    assert of(COLD, projects=[past_project(6)]) == []
    assert of(COLD, projects=[past_project(81)]) == []


def test_stays_quiet_while_other_work_goes_on():
    assert of(COLD, projects=[past_project(10), project()]) == []


def test_fires_when_the_last_exchange_felt_cold():
    finding = only(of(COLD))

    assert (finding.facts["felt_on"], finding.facts["closed_on"]) == (
        days_ago(12).isoformat(),
        days_ago(10).isoformat(),
    )


def test_fires_for_a_complaint_and_for_a_broken_promise():
    assert only(of(COLD, complaints=[complaint(at=ago(20))])).facts["complaint"] == "Nobody called"
    assert only(of(promises=[promise("Send the keys", days_ago(20))])).facts["promise"] == "Send the keys"
