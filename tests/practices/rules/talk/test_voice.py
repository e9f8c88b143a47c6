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
from vinculo.practices.rules.talk.voice import practice

LATELY = range(1, 9)


def test_stays_quiet_when_somebody_spoke():
    assert found(practice, relationship(interactions=[*words(LATELY, "email"), word(0, "phone")])) == []


def test_stays_quiet_with_seven_letters_in_three_weeks():
    assert found(practice, relationship(interactions=[*words(range(1, 8), "email"), word(20, "phone")])) == []


def test_stays_quiet_about_silence():
    gone = relationship(interactions=words(range(30, 45), "email"))

    assert found(practice, gone) == []


def test_stays_quiet_when_nobody_wrote_for_as_long():
    waiting = [question(asked_at=ago(25))]  # they wait for us: no silence of theirs

    assert found(practice, relationship(interactions=words([25, 40], "email"), questions=waiting)) == []


def test_stays_quiet_when_a_talk_is_agreed():
    call = next_word(in_days(2), channel="phone")

    assert found(practice, relationship(interactions=words(LATELY, "email"), next_words=[call])) == []


def test_stays_quiet_when_a_check_in_is_due():
    weekly = [project(plan=plan())]

    assert found(practice, relationship(projects=weekly, interactions=words(LATELY, "email"))) == []


def test_stays_quiet_when_the_work_is_over():
    assert found(practice, relationship(projects=[past_project()], interactions=words(LATELY, "email"))) == []


def test_fires_after_eight_written_exchanges():
    finding = only(found(practice, relationship(interactions=[*words(LATELY, "email"), word(10, "phone")])))

    assert (finding.channel, finding.facts["count"]) == ("phone", 8)
    assert finding.facts["voice_on"] == days_ago(10).isoformat()


def test_fires_after_three_weeks_of_writing_only():
    talks = [word(21, "video"), *words([2, 12], "chat")]

    assert len(found(practice, relationship(interactions=talks))) == 1
    assert found(practice, relationship(interactions=[word(20, "video"), *words([2, 12], "chat")])) == []


def test_fires_when_nobody_ever_spoke():
    finding = only(found(practice, relationship(interactions=words(LATELY, "email"))))

    assert (finding.reason, "voice_on" in finding.facts) == ("never", False)


def test_notes_among_us_are_no_exchange():
    notes = [word(day, "note", "internal") for day in LATELY]

    assert found(practice, relationship(interactions=[word(3, "phone"), *notes])) == []


def test_a_team_may_count_otherwise():
    few = relationship(interactions=[*words([1, 2, 3], "email"), word(5, "phone")])

    assert len(found(practice, few, exchanges=3)) == 1
    assert len(found(practice, few, days=5)) == 1
