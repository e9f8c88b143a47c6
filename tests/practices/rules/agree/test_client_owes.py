import pytest

from tests.practices.make import (
    ago,
    days_ago,
    found,
    in_days,
    milestone,
    obligation,
    only,
    past_project,
    project,
    relationship,
)
from vinculo.practices.practice import TODAY, WEEK
from vinculo.practices.rules.agree.client_owes import practice


def of(*obligations, **parts):
    return found(practice, relationship(obligations=obligations, **parts))


@pytest.mark.parametrize(
    "settled",
    [
        obligation(due_on=in_days(4)),
        obligation(),
        obligation(due_on=days_ago(1), done_on=days_ago(2)),
        obligation(due_on=days_ago(1), withdrawn_at=ago(2)),
        obligation(due_on=days_ago(1), side="ours"),
    ],
)
def test_stays_quiet_when_it_is_far_off_settled_or_ours(settled):
    assert of(settled) == []


def test_stays_quiet_for_some_days_after_a_reminder():
    assert of(obligation(due_on=in_days(2), reminders=(ago(4),))) == []


def test_fires_three_days_before():
    finding = only(of(obligation(due_on=in_days(3))))

    assert (finding.urgency, finding.person, finding.channel) == (WEEK, 8, "phone")
    assert "late_on" not in finding.facts


def test_presses_once_it_is_overdue():
    finding = only(of(obligation(due_on=days_ago(1))))

    assert (finding.urgency, finding.facts["late_on"]) == (TODAY, days_ago(1).isoformat())


def test_comes_again_after_a_reminder_that_did_not_help():
    finding = only(of(obligation(due_on=days_ago(6), reminders=(ago(9), ago(5)))))

    assert (finding.facts["reminded_on"], finding.reason) == (days_ago(5).isoformat(), f"{days_ago(6)} late 2")


def test_names_what_hangs_on_it_and_how_much_is_here():
    opening = milestone("Opening", promised_on=in_days(20))
    photos = obligation(
        due_on=in_days(1), milestone_id=opening.id, wanted=126, received=88, if_late="We begin without them"
    )

    facts = only(of(photos, milestones=[opening])).facts

    assert (facts["milestone"], facts["awaited_on"]) == ("Opening", in_days(20).isoformat())
    assert (facts["received"], facts["wanted"], facts["if_late"]) == (88, 126, "We begin without them")


def test_stays_quiet_when_the_project_is_over():
    late = obligation(due_on=days_ago(9), project_id=2)

    assert of(late, projects=[project(), past_project()]) == []
    assert len(of(late, projects=[project(), project(id=2)])) == 1
