from tests.practices.make import ago, days_ago, found, only, project, relationship
from vinculo.practices.rules.close.lessons import practice


def of(**fields):
    return found(practice, relationship(projects=[project(**{"phase": "closed", "closed_on": days_ago(14), **fields})]))


def test_stays_quiet_when_something_is_kept_of_it():
    assert of(lesson_at=ago(1)) == []


def test_stays_quiet_until_it_is_closed_for_ten_working_days():
    assert of(phase="closing") == []
    assert of(closed_on=days_ago(13)) == []


def test_stays_quiet_after_three_months():
    assert of(closed_on=days_ago(91)) == []


def test_fires_without_a_lesson():
    finding = only(of())

    assert (finding.facts["closed_on"], finding.person) == (days_ago(14).isoformat(), 9)
