import pytest

from tests.practices.make import ago, agreement, days_ago, found, in_days, only, project, relationship
from vinculo.practices.practice import TODAY, WEEK
from vinculo.practices.rules.agree.contract import practice

OURS, THEIRS = frozenset({"ours"}), frozenset({"theirs"})


def of(*agreements, **parts):
    return found(practice, relationship(agreements=agreements, **parts))


@pytest.mark.parametrize(
    "signed",
    [
        agreement(),
        agreement(project_id=None),
        agreement(until_on=in_days(0)),
        agreement(until_on=in_days(90), ended_on=in_days(3)),
    ],
)
def test_stays_quiet_under_an_agreement_of_both(signed):
    assert of(signed) == []


@pytest.mark.parametrize("phase", ["proposal", "kickoff", "closing", "closed"])
def test_stays_quiet_while_no_work_runs(phase):
    assert of(projects=[project(phase=phase)]) == []


def test_stays_quiet_for_as_long_as_a_team_allows():
    began = relationship(agreements=[], projects=[project(starts_on=days_ago(3))])

    assert found(practice, began, days=4) == []
    assert len(found(practice, began, days=3)) == 1


def test_fires_when_nothing_is_signed():
    finding = only(of())

    assert (finding.about.ref, finding.urgency, finding.person) == ("project:1", TODAY, 9)
    assert finding.facts["began_on"] == days_ago(60).isoformat()


def test_one_about_another_project_does_not_count():
    assert only(of(agreement(project_id=2))).about.ref == "project:1"


def test_points_at_the_one_that_waits():
    waits = agreement(signed_on=None, created_at=ago(2))

    finding = only(of(waits, agreement(until_on=days_ago(9))))

    assert (finding.about, finding.facts["agreement"]) == (waits, "Contract")


def test_points_at_the_one_that_is_over():
    assert only(of(agreement(until_on=days_ago(1)))).facts["over_on"] == days_ago(1).isoformat()


@pytest.mark.parametrize(("sides", "named"), [(OURS, "one_sided"), (THEIRS, "half"), (frozenset(), "empty")])
def test_half_an_agreement_is_said_this_week(sides, named):
    finding = only(of(agreement("Contract of May", sides=sides)))

    assert (finding.urgency, finding.facts[named]) == (WEEK, "Contract of May")


def test_says_no_day_of_which_nothing_is_known():
    """As of a board that was brought in: the day it came here is not the day on which the work began."""
    brought = project(starts_on=None, created_at=ago(2))

    assert "began_on" not in only(of(projects=[brought])).facts
    assert only(of(projects=[project(starts_on=None, phases=((ago(5), "delivery"),))])).facts["began_on"] == (
        days_ago(5).isoformat()
    )
