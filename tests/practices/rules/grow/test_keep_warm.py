from tests.practices.make import days_ago, found, only, past_project, project, relationship, word
from vinculo.practices.practice import CONSIDER
from vinculo.practices.rules.grow.keep_warm import practice


def past(*interactions, closed=200):
    return relationship(projects=[past_project(closed)], interactions=interactions)


def test_stays_quiet_after_a_word_in_the_last_ninety_days():
    assert found(practice, past(word(89, "email", "out"))) == []


def test_stays_quiet_when_the_work_ended_lately():
    assert found(practice, past(word(150), closed=89)) == []


def test_stays_quiet_while_there_is_work():
    for phase in ("pre_signing", "delivery"):
        both = relationship(projects=[past_project(), project(phase=phase)])
        assert found(practice, both) == []


def test_stays_quiet_about_those_who_never_had_work():
    assert found(practice, relationship(projects=[], interactions=[word(300)])) == []


def test_stays_quiet_when_nobody_knows_when_it_ended():
    assert found(practice, relationship(projects=[past_project(closed_on=None)])) == []


def test_fires_ninety_days_after_the_last_word():
    finding = only(found(practice, past(word(90))))

    assert (finding.reason, practice.urgency) == (days_ago(90).isoformat(), CONSIDER)
    assert finding.facts == {
        "contact": "Ana",
        "contact_name": "Ana Prado",
        "days": 90,
        "spoke_on": days_ago(90).isoformat(),
    }


def test_counts_from_the_end_of_the_work_when_nothing_was_said_since():
    finding = only(found(practice, past()))

    assert (finding.facts["ended_on"], finding.facts["days"]) == (days_ago(200).isoformat(), 200)


def test_our_notes_are_no_word():
    assert len(found(practice, past(word(5, "note", "internal")))) == 1


def test_a_team_may_wait_longer():
    assert found(practice, past(word(100)), days=120) == []
