from tests.practices.make import days_ago, found, only, past_project, relationship, word
from vinculo.practices.rules.talk.feelings import practice


def of(*talks, **parts):
    return found(practice, relationship(interactions=talks, **parts))


def cold(days, felt="cool", **fields):
    return word(days, "email", felt=felt, **fields)


def test_stays_quiet_about_a_single_one():
    assert of(cold(2), word(3, felt="fine")) == []


def test_stays_quiet_after_a_personal_talk():
    assert of(cold(5), cold(4, "tense"), word(1, "phone")) == []


def test_stays_quiet_when_the_last_one_was_better():
    assert of(cold(5), cold(4), cold(1, "fine")) == []


def test_stays_quiet_after_a_month_and_about_past_work():
    assert of(cold(40), cold(31)) == []
    assert of(cold(5), cold(4), projects=[past_project()]) == []


def test_fires_after_two_in_a_row():
    last = cold(2, "tense")

    finding = only(of(cold(5), last))

    assert (finding.about, finding.facts["times"], finding.facts["felt_on"]) == (last, 2, days_ago(2).isoformat())


def test_letters_nobody_noted_a_feeling_of_change_nothing():
    assert only(of(cold(5), word(4, "email"), cold(2), word(1, "email"))).facts["times"] == 2


def test_a_talk_that_felt_cold_itself_is_no_repair():
    assert only(of(cold(5), word(2, "phone", felt="tense"))).facts["times"] == 2
