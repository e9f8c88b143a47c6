from datetime import timedelta

from tests.practices.make import ANA, NOW, ago, bad_news, contact, days_ago, expectation, found, only, relationship
from vinculo.practices.practice import NOW as AT_ONCE
from vinculo.practices.rules.trouble.bad_news import practice


def test_stays_quiet_when_told_with_a_way_out():
    told = bad_news(known_at=ago(2), told_at=ago(1), way_out="Nuria takes them again on Thursday")

    assert found(practice, relationship(bad_news=[told])) == []


def test_fires_as_soon_as_we_know_until_the_end_of_that_working_day():
    finding = only(found(practice, relationship(bad_news=[bad_news("The photos are lost.")])))

    assert finding.facts == {
        "contact": "Ana",
        "contact_name": "Ana Prado",
        "what": "The photos are lost",
        "known_at": NOW.isoformat(),
        "way_out": "",
        "until_at": "2026-03-11T16:00:00+00:00",
    }
    assert (finding.due_at.isoformat(), practice.urgency) == ("2026-03-11T16:00:00+00:00", AT_ONCE)


def test_known_after_hours_it_may_wait_for_the_next_working_day():
    friday_night = ago(-2) + timedelta(hours=10)

    finding = only(found(practice, relationship(bad_news=[bad_news(known_at=friday_night)]), friday_night))

    assert finding.due_at.isoformat() == "2026-03-16T16:00:00+00:00"


def test_says_so_when_the_day_has_ended():
    finding = only(found(practice, relationship(bad_news=[bad_news(known_at=ago(2))])))

    assert finding.facts["late_on"] == days_ago(2).isoformat()
    assert "until_at" not in finding.facts


def test_the_last_moment_of_the_day_is_still_in_time():
    closing = NOW + timedelta(hours=6, minutes=30)

    assert "until_at" in only(found(practice, relationship(bad_news=[bad_news()]), closing)).facts
    assert "late_on" in only(found(practice, relationship(bad_news=[bad_news()]), closing + timedelta(minutes=1))).facts


def test_told_without_a_way_out_is_half_told():
    half = bad_news(known_at=ago(2), told_at=ago(1), way_out="  ")

    finding = only(found(practice, relationship(bad_news=[half])))

    assert (finding.reason, finding.facts["told_on"]) == ("way out", days_ago(1).isoformat())


def test_is_told_by_voice():
    writer = contact(preferred_channel="email")

    assert only(found(practice, relationship(contacts=[writer], bad_news=[bad_news()]))).channel == "phone"


def test_needs_no_contact():
    assert only(found(practice, relationship(contacts=[], bad_news=[bad_news()]))).facts["contact"] == "Café Luna"


def test_reminds_of_what_they_once_asked_for_in_their_own_words():
    asked = {"said_by": ANA.id, "is_quote": True}
    expectations = [
        expectation(text="Fewer mails.", asked_on=days_ago(90), **asked),
        expectation(text="No surprises.", asked_on=days_ago(9), **asked),
        expectation(text="A shop", said_by=ANA.id),
    ]

    finding = only(found(practice, relationship(bad_news=[bad_news()], expectations=expectations)))

    assert (finding.facts["wish"], finding.facts["wished_on"]) == ("No surprises.", days_ago(9).isoformat())
