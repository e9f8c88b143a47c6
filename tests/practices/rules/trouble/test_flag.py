from tests.practices.make import ago, days_ago, flag, found, in_days, only, project, relationship
from vinculo.practices.rules.trouble.flag import practice


def of(*flags, **parts):
    return found(practice, relationship(flags=flags, **parts))


def test_stays_quiet_while_somebody_watches():
    assert of(flag(), flag(review_on=in_days(0))) == []


def test_stays_quiet_once_it_is_lowered_or_the_work_is_over():
    assert of(flag(owner_id=None, lowered_at=ago(1))) == []
    assert of(flag(owner_id=None), projects=[project(phase="closed")]) == []


def test_fires_when_nobody_watches():
    finding = only(of(flag(owner_id=None)))

    assert (finding.facts["unwatched"], finding.person) == ("Online shop", 9)


def test_fires_when_its_day_has_passed():
    finding = only(of(flag(review_on=days_ago(1))))

    assert (finding.facts["review_on"], finding.person) == (days_ago(1).isoformat(), 8)


def test_fires_without_a_day_for_the_next_look():
    facts = only(of(flag(review_on=None))).facts

    assert ("review_on" in facts, "unwatched" in facts) == (False, False)


def test_a_team_may_allow_some_days():
    assert found(practice, relationship(flags=[flag(review_on=days_ago(2))]), days=2) == []
