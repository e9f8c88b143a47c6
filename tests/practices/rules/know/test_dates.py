from dataclasses import replace
from datetime import date

from tests.practices.make import ANA, ago, days_ago, found, important_date, in_days, only, relationship, word
from vinculo.practices.rules.know.dates import practice


def test_stays_quiet_when_it_is_far_off_or_over():
    days = [important_date(in_days(5)), important_date(days_ago(1))]  # Monday is three working days away

    assert found(practice, relationship(dates=days)) == []


def test_stays_quiet_about_a_day_that_came_once():
    once = important_date(days_ago(365), is_yearly=False, year=2025)

    assert found(practice, relationship(dates=[once])) == []


def test_stays_quiet_after_a_friendly_word_on_the_day():
    today = relationship(dates=[important_date(in_days(0))], interactions=[word(0.05, "phone")])

    assert found(practice, today) == []


def test_stays_quiet_when_a_day_off_was_greeted_on_the_working_day_before():
    sunday = relationship(dates=[important_date(in_days(4))], interactions=[word(-2, "phone")])

    assert found(practice, sunday, ago(-3)) == []


def test_fires_two_working_days_before():
    birthday = important_date(in_days(2))

    finding = only(found(practice, relationship(dates=[birthday])))

    assert (finding.about, finding.to, finding.reason) == (birthday, ANA.id, in_days(2).isoformat())
    assert finding.facts == {
        "contact": "Ana",
        "contact_name": "Ana Prado",
        "day_on": in_days(2).isoformat(),
        "birthday_of": "Ana",
    }


def test_a_day_off_is_greeted_before_it():
    finding = only(found(practice, relationship(dates=[important_date(in_days(4))])))

    assert finding.due_at.date() == in_days(2)


def test_words_about_something_else_the_day_before_do_not_count():
    busy = relationship(dates=[important_date(in_days(1))], interactions=[word(0.05, "email")])

    assert len(found(practice, busy)) == 1


def test_their_own_words_and_words_to_others_do_not_count():
    eva = replace(ANA, id=2, name="Eva Sol")
    talks = [word(0.05, "email", "in"), word(0.05, "phone", contact_ids=(2,))]

    assert (
        len(found(practice, relationship(contacts=[ANA, eva], dates=[important_date(in_days(0))], interactions=talks)))
        == 1
    )


def test_says_what_it_is_when_that_is_known():
    opening = important_date(in_days(1), kind="launch", what="The second shop opens", contact_id=None)

    facts = only(found(practice, relationship(dates=[opening]))).facts

    assert (facts["what"], "launch_of" in facts) == ("The second shop opens", False)


def test_the_29th_of_february_is_the_28th_in_common_years():
    leap = important_date(date(2024, 2, 29))

    assert only(found(practice, relationship(dates=[leap]), ago(13))).reason == "2026-02-28"


def test_a_team_may_look_further_ahead():
    assert len(found(practice, relationship(dates=[important_date(in_days(5))]), workdays=3)) == 1


def test_stays_quiet_about_people_with_whom_nothing_ever_happened():
    """An address book of a thousand birthdays is no thousand relationships."""
    birthday = important_date(in_days(2))

    assert found(practice, relationship(dates=[birthday], projects=[])) == []
    assert len(found(practice, relationship(dates=[birthday], projects=[], interactions=[word(400)]))) == 1
