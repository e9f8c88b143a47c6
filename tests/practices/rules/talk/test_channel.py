from tests.practices.make import ago, contact, found, only, relationship, word
from vinculo.calendar.hours import WeekHours
from vinculo.practices.rules.talk.channel import practice

NO_CHAT = contact(unwanted_channels=("chat",))
MORNINGS = contact(hours=WeekHours.from_json({day: [["09:00", "12:00"]] for day in ("mon", "tue", "wed")}).days)


def sent(days, channel="chat", **fields):
    return word(days, channel, "out", **fields)


def to(who, *interactions):
    return relationship(contacts=[who], interactions=interactions)


def test_stays_quiet_after_a_single_slip():
    assert found(practice, to(NO_CHAT, sent(3), sent(2, "email"), sent(1))) == []
    assert found(practice, to(NO_CHAT, sent(1))) == []


def test_stays_quiet_when_nothing_is_known_of_their_wishes():
    at_night = [sent(1.5), sent(2.5)]

    assert found(practice, to(contact(), *at_night)) == []


def test_stays_quiet_about_talks_of_both_sides_and_their_own_words():
    theirs = [word(1, "chat", "in"), word(2, "chat", "both")]

    assert found(practice, to(NO_CHAT, *theirs)) == []


def test_stays_quiet_about_words_to_somebody_else():
    assert found(practice, to(NO_CHAT, sent(1, contact_ids=(9,)), sent(2, contact_ids=(9,)))) == []


def test_stays_quiet_about_answers_where_they_wrote_themselves():
    answered_there = [word(3.1, "chat", "in"), sent(3), word(2.1, "chat", "in"), sent(2)]

    assert found(practice, to(NO_CHAT, *answered_there)) == []
    assert found(practice, to(NO_CHAT, sent(4), *answered_there)) == []


def test_an_answer_elsewhere_and_a_second_word_are_no_answers():
    elsewhere = [word(3.1, "email", "in"), sent(3), word(2.1, "email", "in"), sent(2)]
    one_more = [word(3.1, "chat", "in"), sent(3), sent(2), sent(1)]

    assert len(found(practice, to(NO_CHAT, *elsewhere))) == 1
    assert len(found(practice, to(NO_CHAT, *one_more))) == 1


def test_stays_quiet_about_last_year():
    assert found(practice, to(NO_CHAT, sent(31), sent(32))) == []
    assert len(found(practice, to(NO_CHAT, sent(30), sent(31)))) == 1


def test_fires_after_two_in_a_row():
    finding = only(found(practice, to(NO_CHAT, sent(9, "email"), sent(2), sent(1))))

    assert (finding.about, finding.channel, finding.reason) == (NO_CHAT, "phone", ago(1).isoformat())
    assert finding.facts["times"] == 2


def test_the_wrong_hour_counts_like_the_wrong_channel():
    at_10_30_and_at_13_30 = [sent(1, "email"), sent(0.875, "email")]
    at_13_30_and_at_16_30 = [sent(0.875, "email"), sent(0.75, "email")]

    assert found(practice, to(MORNINGS, *at_10_30_and_at_13_30)) == []
    assert len(found(practice, to(MORNINGS, *at_13_30_and_at_16_30))) == 1


def test_their_own_clock_decides():
    there = contact(time_zone="America/Mexico_City", hours=MORNINGS.hours)  # 3:30 in the morning there

    assert len(found(practice, to(there, sent(1, "email"), sent(2, "email")))) == 1


def test_the_portal_and_letters_disturb_nobody():
    assert found(practice, to(MORNINGS, sent(0.75, "portal"), sent(0.8, "letter"))) == []


def test_an_unreadable_time_zone_counts_as_ours():
    odd = contact(time_zone="Atlantis/Center", hours=MORNINGS.hours)

    assert found(practice, to(odd, sent(1, "email"), sent(2, "email"))) == []


def test_each_contact_counts_for_themselves():
    other = contact("Eva Sol", id=2, unwanted_channels=("email",))
    mixed = [sent(1), sent(2, "email", contact_ids=(2,))]

    assert found(practice, relationship(contacts=[NO_CHAT, other], interactions=mixed)) == []


def test_a_team_may_be_stricter():
    assert len(found(practice, to(NO_CHAT, sent(1)), times=1)) == 1
