import pytest

from tests.practices.make import days_ago, found, now, only, relationship, word
from vinculo.practices.practice import NOW
from vinculo.practices.rules.talk.dropped_ball import practice
from vinculo.practices.wording import headline


def asked(days, **fields):
    return word(days, "email", "in", asks_status=True, **fields)


def test_stays_quiet_when_nobody_asked():
    assert found(practice, relationship(interactions=[word(3, "email", "in")])) == []


def test_stays_quiet_once_they_heard_from_us():
    answered = [asked(3), word(2, "email", "out")]

    assert found(practice, relationship(interactions=answered)) == []


def test_stays_quiet_when_the_call_in_which_they_asked_gave_the_answer():
    call = word(1, "phone", asks_status=True, shares_status=True)

    assert found(practice, relationship(interactions=[call])) == []


def test_our_own_notes_are_no_answer():
    noted = [asked(3), word(2, "note", "internal"), word(1, "email", "internal")]

    assert len(found(practice, relationship(interactions=noted))) == 1


def test_fires_at_once_when_they_ask():
    mail = asked(1)

    finding = only(found(practice, relationship(interactions=[word(5), mail])))

    assert (finding.about, finding.to, finding.urgency or practice.urgency) == (mail, 1, NOW)
    assert (finding.facts["asked_on"], finding.facts["times"]) == (days_ago(1).isoformat(), 1)


def test_asking_again_is_news_about_the_same_silence():
    first, second = asked(4), asked(1)

    finding = only(found(practice, relationship(interactions=[first, second])))

    assert (finding.about, finding.reason, finding.facts["times"]) == (first, second.at.isoformat(), 2)


def test_a_call_in_which_they_had_to_ask_counts_until_we_get_back():
    call = word(1, "phone", asks_status=True)

    assert only(found(practice, relationship(interactions=[call]))).about == call


def test_needs_no_contact():
    finding = only(found(practice, relationship(contacts=[], interactions=[asked(1, contact_ids=())])))

    assert finding.facts["contact"] == "Café Luna"


def looked_up(days, **fields):
    return word(days, "portal", "in", asks_status=True, **{"shares_status": True, **fields})


def test_what_the_portal_answered_is_our_dropped_ball_all_the_same():
    mine = looked_up(1)

    finding = only(found(practice, relationship(interactions=[word(5), mine])))

    assert (finding.about, finding.facts["looked_up_on"]) == (mine, days_ago(1).isoformat())
    assert headline(practice, finding.facts, now().today).startswith("Tell Ana where things stand, before they look")


@pytest.mark.parametrize("shares_status", [True, False])
def test_a_word_of_ours_after_they_looked_it_up_settles_it(shares_status):
    said = [looked_up(2, shares_status=shares_status), word(1, "phone", "out")]

    assert found(practice, relationship(interactions=said)) == []


def test_other_words_of_theirs_in_the_portal_ask_for_nothing():
    said = [word(2, "portal", "in"), word(1, "portal", "in")]

    assert found(practice, relationship(interactions=said)) == []
