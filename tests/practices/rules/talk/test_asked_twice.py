from tests.practices.make import ago, days_ago, decision, found, only, proposal, question, relationship
from vinculo.practices.rules.talk.asked_twice import practice

OLD = question(
    "Which countries do you deliver to?", ago(60), asked_by_us=True, answered_at=ago(58), contact_id=1, asked_by_id=8
)


def ours(text="Do you deliver to other countries?", days=1, **fields):
    return question(text, ago(days), **{"asked_by_us": True, "asked_by_id": 9, **fields})


def of(*questions, **parts):
    return found(practice, relationship(questions=[OLD, *questions], **parts))


def test_stays_quiet_about_what_nobody_answered_yet():
    assert of(ours("Who takes the photos?")) == []
    assert found(practice, relationship(questions=[question(OLD.text, ago(60), asked_by_us=True), ours()])) == []


def test_stays_quiet_about_their_questions_and_settled_ones():
    assert of(ours(asked_by_us=False), ours(answered_at=ago(0))) == []


def test_stays_quiet_after_two_weeks_and_about_answers_that_came_later():
    assert of(ours(days=15)) == []
    assert of(ours(days=59)) == []


def test_stays_quiet_when_it_is_only_a_little_alike():
    assert found(practice, relationship(questions=[OLD, ours("Do countries differ in winter?")]), alike=100) == []


def test_fires_when_they_answered_it_before():
    asked = ours()

    finding = only(of(asked))

    assert (finding.about, finding.person, finding.to) == (asked, 9, 1)
    assert (finding.facts["known"], finding.facts["answered_on"]) == (OLD.text, days_ago(58).isoformat())


def test_fires_when_it_was_decided():
    green = decision("The main colour is green.", ago(30))

    finding = only(
        found(practice, relationship(decisions=[green], questions=[ours("Which main colour would you like?")]))
    )

    assert finding.facts["decided_on"] == days_ago(30).isoformat()


def test_fires_for_a_letter_that_asks_though_nobody_said_so():
    letter = proposal("Do you deliver to other countries?", ago(1), asked_by_us=True, interaction_id=77)

    finding = only(of(proposals=[letter]))

    assert (finding.about.ref, finding.reason) == ("interaction:77", letter.told_apart)
    assert (
        of(proposals=[proposal("Do you deliver to other countries?", ago(1), asked_by_us=True, decided_at=ago(0))])
        == []
    )
