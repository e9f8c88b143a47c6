from tests.practices.make import ago, days_ago, feedback, found, only, project, relationship
from vinculo.practices.rules.close.feedback import practice

LAUNCHED = project(phase="closing", launched_on=days_ago(7))


def of(*asked, projects=(LAUNCHED,)):
    return found(practice, relationship(projects=projects, feedback=asked))


def test_stays_quiet_once_somebody_asked():
    assert of(feedback(ago(2))) == []
    assert of(feedback(ago(2), project_id=None)) == []


def test_stays_quiet_in_the_first_days_and_after_two_months():
    assert of(projects=[project(launched_on=days_ago(6))]) == []
    assert of(projects=[project(launched_on=days_ago(61))]) == []


def test_stays_quiet_before_it_is_delivered():
    assert of(projects=[project()]) == []


def test_fires_when_nobody_asked():
    finding = only(of())

    assert (finding.to, finding.channel, finding.facts["delivered_on"]) == (1, "phone", days_ago(7).isoformat())


def test_what_was_asked_before_or_about_other_work_does_not_count():
    assert len(of(feedback(ago(8)), feedback(ago(2), project_id=2))) == 1
