from tests.practices.make import (
    TODAY,
    ago,
    days_ago,
    found,
    in_days,
    next_word,
    only,
    past_project,
    plan,
    project,
    relationship,
    word,
)
from vinculo.practices.rules.talk.next_word import practice


def test_stays_quiet_while_a_day_is_named():
    for day in (TODAY, in_days(1), in_days(30)):
        assert found(practice, relationship(next_words=[next_word(day)])) == []


def test_stays_quiet_when_a_plan_names_the_days():
    assert found(practice, relationship(projects=[project(plan=plan())])) == []


def test_stays_quiet_when_the_work_is_over():
    assert found(practice, relationship(projects=[past_project()])) == []


def test_fires_when_no_day_was_ever_named():
    finding = only(found(practice, relationship(interactions=[word(3)])))

    assert (finding.reason, finding.to, finding.channel) == ("never", 1, "phone")
    assert finding.facts == {"contact": "Ana", "contact_name": "Ana Prado", "spoke_on": days_ago(3).isoformat()}


def test_fires_the_day_after_the_named_one():
    finding = only(found(practice, relationship(next_words=[next_word(days_ago(1))])))

    assert (finding.reason, finding.facts["named_on"]) == (days_ago(1).isoformat(),) * 2


def test_what_they_heard_last_counts():
    earlier, later = next_word(in_days(9), told_at=ago(4)), next_word(days_ago(1), told_at=ago(2))

    assert len(found(practice, relationship(next_words=[later, earlier]))) == 1


def test_work_being_prepared_counts_as_well():
    assert len(found(practice, relationship(projects=[project(phase="pre_signing")]))) == 1


def test_the_plan_of_work_not_begun_names_no_days():
    prepared = project(phase="pre_signing", plan=plan())

    assert len(found(practice, relationship(projects=[prepared]))) == 1
