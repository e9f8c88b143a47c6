from tests.practices.make import closing, days_ago, found, in_days, only, project, relationship
from vinculo.practices.rules.close.celebrate import practice


def of(**fields):
    return found(practice, relationship(projects=[project(**{"phase": "closing", **fields})]))


def test_stays_quiet_when_it_is_planned_or_held():
    assert of(launched_on=days_ago(9), closing=closing(celebration="A paella")) == []
    assert of(launched_on=days_ago(9), closing=closing(celebrated_on=days_ago(2))) == []


def test_stays_quiet_until_they_have_had_it_for_five_working_days():
    assert of() == []
    assert of(launched_on=days_ago(6)) == []
    assert of(launched_on=in_days(2)) == []


def test_stays_quiet_when_the_moment_has_gone():
    assert of(launched_on=days_ago(46)) == []


def test_fires_when_nothing_is_planned():
    finding = only(of(launched_on=days_ago(7), closing=closing()))

    assert finding.facts["delivered_on"] == days_ago(7).isoformat()


def test_what_they_accepted_is_delivered():
    assert len(of(closing=closing(accepted_on=days_ago(9)))) == 1
