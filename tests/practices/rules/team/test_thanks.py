from tests.practices.make import ago, days_ago, found, milestone, only, project, relationship, thanks
from vinculo.practices.rules.team.thanks import practice

REACHED = milestone("Opening", done_on=days_ago(5))


def of(*milestones, **parts):
    return found(practice, relationship(milestones=milestones, **parts))


def test_stays_quiet_when_somebody_was_thanked_for_it():
    assert of(REACHED, appreciations=[thanks(ago(8), milestone_id=REACHED.id)]) == []


def test_stays_quiet_when_somebody_was_thanked_since():
    assert of(REACHED, appreciations=[thanks(ago(2))]) == []


def test_stays_quiet_for_three_working_days_and_after_three_weeks():
    assert of(milestone(done_on=days_ago(2)), milestone(done_on=days_ago(22)), milestone()) == []


def test_stays_quiet_about_closed_work():
    assert of(REACHED, projects=[project(phase="closed")]) == []


def test_fires_when_nobody_was_thanked():
    finding = only(of(REACHED))

    assert (finding.facts["milestone"], finding.facts["done_on"]) == ("Opening", days_ago(5).isoformat())


def test_thanks_before_it_or_elsewhere_were_for_something_else():
    assert len(of(REACHED, appreciations=[thanks(ago(9)), thanks(ago(2), project_id=5)])) == 1
