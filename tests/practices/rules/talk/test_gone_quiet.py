from tests.practices.make import (
    ago,
    days_ago,
    found,
    in_days,
    next_word,
    only,
    past_project,
    plan,
    project,
    question,
    relationship,
    word,
    words,
)
from vinculo.practices.rules.talk.gone_quiet import practice

EVERY_FIVE_DAYS = range(10, 45, 5)  # seven words, six gaps of five days; the last one ten days ago


def test_stays_quiet_within_three_weeks_when_little_is_known():
    assert found(practice, relationship(interactions=[word(21)])) == []


def test_stays_quiet_when_they_never_said_anything():
    assert found(practice, relationship(interactions=[word(60, "email", "out")])) == []


def test_stays_quiet_within_their_own_rhythm():
    monthly = words(range(28, 220, 30))

    assert found(practice, relationship(interactions=monthly)) == []


def test_stays_quiet_while_they_wait_for_us():
    waiting = [question(asked_at=ago(22))]

    assert found(practice, relationship(interactions=[word(22)], questions=waiting)) == []


def test_stays_quiet_when_they_had_to_ask_and_we_owe_the_answer():
    asked = word(22, "email", "in", asks_status=True)

    assert found(practice, relationship(interactions=[asked])) == []


def test_stays_quiet_when_the_next_word_is_agreed():
    assert found(practice, relationship(interactions=[word(30)], next_words=[next_word(in_days(1))])) == []


def test_leaves_it_to_the_check_in_when_one_is_due():
    assert found(practice, relationship(projects=[project(plan=plan())], interactions=[word(30)])) == []


def test_stays_quiet_without_work_in_progress():
    for work in ([], [past_project()], [project(phase="pre_signing")]):
        assert found(practice, relationship(projects=work, interactions=[word(60)])) == []


def test_fires_after_three_weeks_when_little_is_known():
    finding = only(found(practice, relationship(interactions=[word(22)])))

    assert (finding.reason, finding.channel) == (days_ago(22).isoformat(), "phone")
    assert finding.facts == {
        "contact": "Ana",
        "contact_name": "Ana Prado",
        "spoke_on": days_ago(22).isoformat(),
        "days": 22,
    }


def test_our_own_words_do_not_end_their_silence():
    ours = words([1, 2, 3], "email", direction="out")

    assert len(found(practice, relationship(interactions=[word(22), *ours]))) == 1


def test_fires_when_it_is_longer_than_they_ever_were_silent():
    finding = only(found(practice, relationship(interactions=words(EVERY_FIVE_DAYS))))

    assert (finding.facts["days"], finding.facts["usual"]) == (10, 5)
    assert found(practice, relationship(interactions=words(range(5, 40, 5)))) == []


def test_five_gaps_are_too_few_to_know_them():
    assert found(practice, relationship(interactions=words(range(10, 40, 5)))) == []


def test_one_long_gap_in_twenty_is_not_usual():
    often = [*range(8, 48, 2), 78]  # nineteen gaps of two days and one of thirty-two

    assert only(found(practice, relationship(interactions=words(often)))).facts["usual"] == 2


def test_two_long_gaps_in_twenty_are():
    often = [*range(8, 46, 2), 74, 104]

    assert found(practice, relationship(interactions=words(often))) == []


def test_several_words_on_one_day_are_no_gaps():
    busy = words([3, 3.05, 3.1, 3.15, 3.2, 3.25, 3.3, 3.35])

    assert found(practice, relationship(interactions=busy)) == []


def test_a_few_days_are_never_long():
    daily = words(range(3, 12))

    assert found(practice, relationship(interactions=daily)) == []
    assert len(found(practice, relationship(interactions=daily), at_least=2)) == 1


def test_a_team_may_wait_longer():
    assert found(practice, relationship(interactions=[word(22)]), days=30) == []


def test_stays_quiet_where_nobody_of_theirs_is_known():
    assert found(practice, relationship(contacts=[], interactions=[word(60)])) == []
