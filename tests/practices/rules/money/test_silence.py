from tests.practices.make import ago, found, only, quote, relationship, word
from vinculo.practices.rules.money.silence import practice

FIVE = 7  # calendar days with a weekend in them


def spoken(days, interactions=(), **fields):
    return relationship(quotes=[quote(ago(days), spoken_at=ago(days), **fields)], interactions=list(interactions))


def test_stays_quiet_for_some_days():
    assert found(practice, spoken(FIVE - 1)) == []


def test_stays_quiet_before_the_price_was_spoken_and_after_their_answer():
    assert found(practice, relationship(quotes=[quote(ago(30))])) == []
    assert found(practice, spoken(30, over_at=ago(1))) == []


def test_stays_quiet_after_a_call():
    assert found(practice, spoken(30, [word(2)])) == []


def test_stays_quiet_for_some_days_after_a_call_that_was_no_check_in():
    assert found(practice, spoken(30, [word(FIVE - 1), word(2, is_check_in=True)])) == []


def test_a_check_in_about_the_work_is_no_call_about_the_quote():
    assert only(found(practice, spoken(FIVE, [word(2, is_check_in=True)]))).reason == ago(FIVE).isoformat()


def test_fires_when_they_went_quiet():
    finding = only(found(practice, spoken(FIVE)))

    assert finding.facts == {
        "contact": "Ana", "contact_name": "Ana Prado", "quote": "Online shop", "number": "Q-2026-0007",
        "spoken_on": "2026-03-04",
    }  # fmt: skip


def test_a_letter_is_no_call():
    assert only(found(practice, spoken(FIVE, [word(2, "email")])))
