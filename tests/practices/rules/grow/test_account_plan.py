from tests.practices.make import ago, client, days_ago, found, only, past_project, project, relationship
from vinculo.practices.practice import CONSIDER
from vinculo.practices.rules.grow.account_plan import practice


def at_work(days=200, **known):
    return relationship(client=client(**known), projects=[project(starts_on=days_ago(days))])


def test_stays_quiet_while_the_plan_is_fresh():
    assert found(practice, at_work(planned_at=ago(179))) == []


def test_stays_quiet_while_the_work_is_young():
    assert found(practice, at_work(29)) == []


def test_stays_quiet_without_work():
    assert found(practice, relationship(projects=[past_project()])) == []


def test_fires_where_nobody_wrote_one():
    finding = only(found(practice, at_work(30)))

    assert (finding.reason, finding.to, finding.person, practice.urgency) == ("none", 1, 7, CONSIDER)
    assert finding.facts == {"contact": "Ana", "contact_name": "Ana Prado", "client": "Café Luna"}


def test_fires_when_nobody_looked_at_it_for_half_a_year():
    finding = only(found(practice, at_work(planned_at=ago(180))))

    assert finding.reason == days_ago(180).isoformat()
    assert (finding.facts["seen_on"], finding.facts["days"]) == (days_ago(180).isoformat(), 180)


def test_waits_longer_if_asked_to():
    assert found(practice, at_work(planned_at=ago(200)), days=365) == []


def test_what_was_not_known_then_does_not_count():
    who = at_work(planned_at=ago(3))

    assert only(found(practice, who.as_known_at(ago(5)), ago(5))).reason == "none"
