from tests.practices.make import days_ago, expectation, found, only, past_project, relationship
from vinculo.practices.rules.agree.expectations import practice


def both(theirs, ours):
    return relationship(expectations=[expectation("theirs", theirs), expectation("ours", ours)])


def test_stays_quiet_when_both_sides_said_it_lately():
    assert found(practice, both(days_ago(90), days_ago(90))) == []


def test_stays_quiet_about_clients_without_work():
    assert found(practice, relationship(projects=[past_project()])) == []


def test_fires_when_they_were_never_asked():
    finding = only(found(practice, relationship()))

    assert (finding.reason, finding.facts) == ("theirs never", {"contact": "Ana", "contact_name": "Ana Prado"})


def test_a_guess_nobody_asked_about_does_not_count():
    guess = expectation("theirs", None)

    assert only(found(practice, relationship(expectations=[guess]))).reason == "theirs never"


def test_fires_when_the_answer_is_older_than_ninety_days():
    finding = only(found(practice, both(days_ago(91), days_ago(1))))

    assert finding.facts["asked_on"] == days_ago(91).isoformat()


def test_the_latest_answer_counts():
    several = [expectation("theirs", days_ago(300)), expectation("theirs", days_ago(10)), expectation("ours")]

    assert found(practice, relationship(expectations=several)) == []


def test_ours_are_said_once_theirs_are_known():
    finding = only(found(practice, relationship(expectations=[expectation("theirs")])))

    assert (finding.reason, finding.facts["ours"]) == ("ours never", "Café Luna")
    assert "said_on" not in finding.facts


def test_ours_are_said_again():
    assert only(found(practice, both(days_ago(1), days_ago(91)))).facts["said_on"] == days_ago(91).isoformat()


def test_a_team_may_ask_more_often():
    assert len(found(practice, both(days_ago(31), days_ago(1)), days=30)) == 1
