import pytest

from tests.practices.make import ago, days_ago, feedback, found, now, only, project, relationship
from vinculo.practices.practice import TODAY
from vinculo.practices.rules.close.feedback import practice
from vinculo.practices.wording import headline

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


def said(score, days=1, **fields):
    return feedback(ago(days), given_at=ago(days), score=score, **fields)


def test_stays_quiet_about_figures_above_six_and_what_was_done_about():
    assert of(said(7), said(10), said(3, done_at=ago(0.5)), said(2, days=61), feedback(ago(1))) == []


@pytest.mark.parametrize("score", [0, 6])
def test_fires_when_somebody_is_unhappy(score):
    low = said(score, contact_id=1)

    finding = only(of(low))

    assert (finding.about, finding.urgency, finding.facts["score"]) == (low, TODAY, score)
    assert headline(practice, finding.facts, now().today).startswith(f"Talk to Ana about the {score} of 10")


def test_fires_when_nobody_asked():
    finding = only(of())

    assert (finding.to, finding.channel, finding.facts["delivered_on"]) == (1, "phone", days_ago(7).isoformat())


def test_what_was_asked_before_or_about_other_work_does_not_count():
    assert len(of(feedback(ago(8)), feedback(ago(2), project_id=2))) == 1
