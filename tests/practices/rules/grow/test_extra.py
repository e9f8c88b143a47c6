from tests.practices.make import (
    ago,
    bad_news,
    client,
    complaint,
    days_ago,
    favour,
    found,
    incident,
    only,
    past_project,
    project,
    promise,
    relationship,
)
from vinculo.practices.practice import CONSIDER
from vinculo.practices.rules.grow.extra import practice


def at_work(days=200, **parts):
    return relationship(projects=[project(starts_on=days_ago(days))], **parts)


def test_stays_quiet_while_the_work_is_young():
    assert found(practice, at_work(119)) == []


def test_stays_quiet_after_a_favour():
    assert found(practice, at_work(favours=[favour(300), favour(119)])) == []


def test_stays_quiet_without_work():
    assert found(practice, relationship(projects=[past_project()])) == []


def test_stays_quiet_while_something_has_to_be_put_right():
    for trouble in ({"complaints": [complaint()]}, {"incidents": [incident()]}, {"bad_news": [bad_news()]}):
        assert found(practice, at_work(**trouble)) == []
    assert found(practice, at_work(promises=[promise(on=days_ago(1))])) == []


def test_fires_when_nothing_was_given_since_the_work_began():
    finding = only(found(practice, at_work()))

    assert (finding.reason, finding.to, practice.urgency) == (days_ago(200).isoformat(), 1, CONSIDER)
    assert finding.facts == {"contact": "Ana", "contact_name": "Ana Prado", "days": 200}


def test_says_when_the_last_one_was():
    finding = only(found(practice, at_work(favours=[favour(120)])))

    assert (finding.facts["given_on"], finding.facts["days"]) == (days_ago(120).isoformat(), 120)


def test_what_was_put_right_is_no_trouble():
    assert len(found(practice, at_work(complaints=[complaint(at=ago(9), resolved_at=ago(3))]))) == 1


def test_what_was_given_before_there_was_a_record_is_not_known():
    """As of a project of years that was brought in yesterday."""
    young = client(created_at=ago(119))

    assert found(practice, at_work(900, client=young)) == []
    assert only(found(practice, at_work(900, client=client(created_at=ago(120))))).facts["days"] == 120
