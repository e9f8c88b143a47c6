from dataclasses import replace

from tests.practices.make import ago, days_ago, found, invoice, only, relationship
from vinculo.practices.rules.money.overdue import practice


def billed(due_days_ago, **fields):
    return relationship(invoices=[invoice(due_days_ago, **fields)])


def test_stays_quiet_until_five_working_days_have_passed():
    assert found(practice, billed(-3)) == []
    assert found(practice, billed(6)) == []  # a Thursday; the fifth working day after it is today's tomorrow


def test_stays_quiet_once_it_is_settled():
    assert found(practice, billed(20, settled_on=days_ago(1))) == []


def test_stays_quiet_about_what_they_do_not_have():
    assert found(practice, billed(20, sent_at=None)) == []


def test_fires_five_working_days_after_the_day():
    finding = only(found(practice, billed(7)))

    assert finding.facts == {
        "contact": "Ana",
        "contact_name": "Ana Prado",
        "number": "F-2026-0001",
        "due_on": days_ago(7).isoformat(),
        "days": 7,
    }
    assert (finding.about.ref.partition(":")[0], finding.to, finding.channel) == ("invoice", 1, "phone")


def test_every_month_it_stays_open_is_news_again():
    reasons = [only(found(practice, billed(days))).reason.split()[1] for days in (7, 29, 31, 61)]

    assert reasons == ["0", "0", "1", "2"]


def test_it_can_fire_on_the_very_next_day():
    assert found(practice, billed(1), workdays=0) != []
    assert found(practice, billed(0), workdays=0) == []


def test_what_was_settled_later_was_open_then():
    paid = invoice(20, settled_on=days_ago(2))

    assert paid.as_known_at(ago(5)) == replace(paid, settled_on=None)
    assert paid.as_known_at(ago(100)) is None
