from dataclasses import replace
from datetime import timedelta

from tests.practices.make import NOW, ago, days_ago, found, now, only, proposal, question, relationship, word
from vinculo.practices.practice import NOW as AT_ONCE
from vinculo.practices.practice import TODAY as THIS_DAY
from vinculo.practices.rules.talk.answer import practice


def test_stays_quiet_in_the_first_half_of_the_time():
    fresh = question(asked_at=ago(hours=11.9))

    assert found(practice, relationship(questions=[fresh])) == []


def test_stays_quiet_about_questions_answered_and_our_own():
    others = [question(asked_at=ago(3), answered_at=ago(2)), question(asked_at=ago(3), asked_by_us=True)]

    assert found(practice, relationship(questions=others)) == []


def test_stays_quiet_when_they_know_by_when():
    told = question(asked_at=ago(3), by_when_at=ago(-2))

    assert found(practice, relationship(questions=[told])) == []


def test_fires_for_today_at_half_of_the_time():
    asked = question("Can we change the logo?", ago(hours=12), owner_id=9)

    finding = only(found(practice, relationship(questions=[asked])))

    assert (finding.about, finding.urgency, finding.person) == (asked, THIS_DAY, 9)
    assert finding.due_at == NOW + timedelta(hours=12)
    assert finding.facts == {
        "contact": "Ana",
        "contact_name": "Ana Prado",
        "question": "Can we change the logo?",
        "asked_on": days_ago(1).isoformat(),
        "due_at": (NOW + timedelta(hours=12)).isoformat(),
    }


def test_presses_at_four_fifths_and_when_it_is_over():
    for hours, urgency in ((19.1, THIS_DAY), (19.2, AT_ONCE), (30, AT_ONCE)):
        finding = only(found(practice, relationship(questions=[question(asked_at=ago(hours=hours))])))
        assert finding.urgency == urgency, hours


def test_says_since_when_they_wait_once_it_is_over():
    asked = question(asked_at=ago(hours=24))

    assert only(found(practice, relationship(questions=[asked]))).facts["late_at"] == ago(hours=24).isoformat()


def test_our_own_word_becomes_the_limit_in_its_last_hours():
    for hours_left, urgencies in ((13, []), (12, [THIS_DAY]), (4, [AT_ONCE])):
        told = question(asked_at=ago(3), by_when_at=NOW + timedelta(hours=hours_left))
        assert [finding.urgency for finding in found(practice, relationship(questions=[told]))] == urgencies


def test_the_working_clock_stands_still_at_the_weekend():
    friday, sunday = ago(-2), ago(-4)
    asked = relationship(questions=[question(asked_at=friday)])
    limits = {"hours": 24, "soon": 50, "press": 80}

    assert len(list(practice.rule_function(asked, now(sunday), **limits))) == 1
    standing_still = list(practice.rule_function(asked, now(sunday, clock="working"), **limits))
    assert [finding.urgency for finding in standing_still] == [THIS_DAY]  # 13.5 of 24 hours on Friday, none since


def test_a_team_may_set_another_clock():
    asked = relationship(questions=[question(asked_at=ago(hours=5))])

    assert only(found(practice, asked, hours=6)).urgency == AT_ONCE
    assert found(practice, asked, hours=48) == []
    assert len(found(practice, asked, soon=20)) == 1


def of_letters(*letters, **parts):
    return found(practice, relationship(proposals=letters, **parts))


def test_stays_quiet_about_letters_somebody_looked_at_or_that_we_wrote():
    asked_at = ago(hours=20)

    assert (
        of_letters(proposal(asked_at=asked_at, decided_at=ago(1)), proposal(asked_at=asked_at, asked_by_us=True)) == []
    )


def test_stays_quiet_about_a_letter_once_they_heard_from_us():
    assert of_letters(proposal(asked_at=ago(hours=20)), interactions=[word(0.1, "email", "out")]) == []
    assert len(of_letters(proposal(asked_at=ago(hours=20)), interactions=[word(1, "email", "out")])) == 1


def test_asks_to_look_at_a_letter_that_seems_to_ask_once_for_each_letter():
    first, second = proposal(asked_at=ago(hours=20)), proposal("And the price?", ago(hours=20))

    finding = only(of_letters(second, first))

    assert (finding.about.ref, finding.urgency) == ("interaction:900", AT_ONCE)
    assert (finding.facts["asking"], "question" in finding.facts) == (first.text, False)


def test_asks_to_look_once_however_many_letters_one_of_them_writes():
    many = [proposal(asked_at=ago(hours=22 - n), interaction_id=900 + n) for n in range(3)]
    others = proposal(asked_at=ago(hours=20), interaction_id=950, contact_id=None)

    assert [one.about.ref for one in of_letters(*many, others)] == ["interaction:900", "interaction:950"]


def test_stays_quiet_about_a_letter_whose_question_is_on_record():
    asked_at = ago(hours=20)
    noted = question(asked_at=asked_at, interaction_id=900)

    assert only(of_letters(proposal(asked_at=asked_at), questions=[noted])).about == noted
    assert of_letters(proposal(asked_at=asked_at), questions=[replace(noted, answered_at=ago(1))]) == []


def test_leaves_a_letter_that_asks_how_it_is_going_to_the_practice_about_that():
    asks = replace(word(20 / 24, "email", "in", asks_status=True), id=900)

    assert of_letters(proposal(asked_at=asks.at), interactions=[asks]) == []


def test_says_how_it_came_where_that_is_known():
    asked = [question(asked_at=ago(hours=20), channel=channel) for channel in ("email", "")]

    facts = [finding.facts for finding in found(practice, relationship(questions=asked))]

    assert [one.get("came_by") for one in facts] == ["email", None]
